package dev.herald.processor.command;

import dev.herald.processor.topic.TopicChange;
import dev.herald.processor.topic.TopicChange.Action;
import dev.herald.processor.topic.TopicDifference;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** What changes of topics are allowed, and how they are told of: the options of the commands that plan and apply. */
final class TopicChanges {

    @Option(names = "--allow-data-loss", description = "Allow changes by which Kafka may delete records.")
    boolean dataLoss;

    @Option(
            names = "--allow-moved-ids",
            description = "Allow more partitions: ids then lie in other partitions than before.")
    boolean movedIds;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** Returns those that can be made and are allowed. */
    List<TopicChange> doable(List<TopicChange> changes) {
        return changes.stream().filter(this::isDoable).toList();
    }

    /** Returns the others. */
    List<TopicChange> left(List<TopicChange> changes) {
        return changes.stream().filter(Predicate.not(this::isDoable)).toList();
    }

    private boolean isDoable(TopicChange change) {
        return change.action() != Action.NONE
                && switch (change.consent()) {
                    case NONE -> true;
                    case DATA_LOSS -> dataLoss;
                    case MOVED_IDS -> movedIds;
                };
    }

    /** Prints what is to be done, or is done. */
    void print(PrintWriter out, List<TopicChange> changes, boolean done) {
        for (TopicChange change : changes) {
            TopicDifference difference = change.difference();
            String what =
                    switch (change.action()) {
                        case CREATE -> (done ? "created, " : "to create, ") + change.why();
                        case SET, ADD_PARTITIONS ->
                            difference.setting() + (done ? " set to " : " to set to ") + change.value() + ", "
                                    + (done ? "was " : "is ") + difference.found();
                        case NONE -> throw new IllegalArgumentException("nothing can be done: " + change);
                    };
            out.println(difference.topic() + ": " + what);
        }
    }

    /** Prints what is not done, and why. */
    void printLeft(PrintWriter out, List<TopicChange> left) {
        for (TopicChange change : left) {
            String allowed =
                    switch (change.consent()) {
                        case NONE -> "";
                        case DATA_LOSS -> "; --allow-data-loss does it";
                        case MOVED_IDS -> "; --allow-moved-ids does it";
                    };
            out.println(change.difference() + " (not changed: " + change.why() + allowed + ")");
        }
    }
}
