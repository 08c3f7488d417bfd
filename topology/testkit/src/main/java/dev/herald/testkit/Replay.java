package dev.herald.testkit;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares executions of the same input: determinism cannot be seen in one alone. */
final class Replay {

    private Replay() {}

    /** Returns where a second execution of the same input differs: in any record, or in the accounts. */
    static List<String> differences(Transcript first, Transcript again) {
        List<String> differences = compare("REPLAY", first.outputs(), again.outputs());
        if (!first.counts().equals(again.counts())) {
            differences.add("REPLAY broken: the accounts were " + first.counts() + ", then " + again.counts());
        }
        return differences;
    }

    /** Returns where the public records differ when every domain record was delivered more than once. */
    static List<String> differencesRedelivered(Transcript first, Transcript redelivered) {
        return compare("REDELIVERY", byTopic(first.published()), byTopic(redelivered.published()));
    }

    /** Returns the input with every domain record sent twice in a row, and all of them once more in the end. */
    static List<Input> redelivered(List<Input> inputs) {
        List<Input> more = new ArrayList<>();
        for (Input input : inputs) {
            more.add(input);
            if (input instanceof DomainRecord) {
                more.add(input);
            }
        }
        inputs.stream().filter(DomainRecord.class::isInstance).forEach(more::add);
        return more;
    }

    /** Order is promised within a topic, not across. */
    private static List<OutputRecord> byTopic(List<OutputRecord> outputs) {
        return outputs.stream()
                .sorted(Comparator.comparing(OutputRecord::topic))
                .toList();
    }

    private static List<String> compare(String guarantee, List<OutputRecord> first, List<OutputRecord> again) {
        List<String> differences = new ArrayList<>();
        if (first.size() != again.size()) {
            differences.add(guarantee + " broken: " + first.size() + " records came out, then " + again.size());
        }
        for (int i = 0; i < Math.min(first.size(), again.size()); i++) {
            // A stack names the lines of its callers, which are not those of Herald alone.
            if (!first.get(i).sameAs(again.get(i), DeadLetterHeaders.STACKTRACE)) {
                differences.add(guarantee + " broken: " + first.get(i).place() + " was " + Text.of(first.get(i))
                        + ", then " + Text.of(again.get(i)));
            }
        }
        return differences;
    }
}
