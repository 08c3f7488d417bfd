package dev.herald.processor.describe;

import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Style;
import java.util.List;

/** What the style of a topic means to whoever reads it. */
public final class Meaning {

    private Meaning() {}

    /** Returns what a topic is, in a word or two. */
    public static String title(Style style) {
        return switch (style) {
            case SUMMARY -> "summaries";
            case NOTIFICATION -> "notifications";
            case SNAPSHOT -> "snapshots";
            case COMMAND -> "commands";
        };
    }

    /** Returns what a reader of the topic can rely on. */
    public static String of(PublicTopic<?> topic) {
        return switch (topic.style()) {
            case SUMMARY ->
                "Each event carries all that it tells of. "
                        + (isWhole(topic)
                                ? "Every event is kept, so a new consumer can build its view from the beginning."
                                : latest(topic));
            case NOTIFICATION ->
                "Each event is thin: who, what and when. " + (isWhole(topic) ? "Every event is kept." : latest(topic));
            case SNAPSHOT ->
                "The latest record of a key is its state now; older ones may be gone, since the topic is compacted."
                        + " A record without a value, a tombstone, says that there is no state any more.";
            case COMMAND ->
                "Asks another part of the same context to do something; not for other contexts. Every command is kept.";
        };
    }

    private static boolean isWhole(PublicTopic<?> topic) {
        return topic.keptBytes() == PublicTopic.ALL;
    }

    private static String latest(PublicTopic<?> topic) {
        return "Only the latest events are kept, at least " + topic.keptBytes()
                + " bytes of each partition: a consumer that falls behind further, or begins later, misses older ones.";
    }

    /** Returns what the record key of these publishers is, as a sentence. */
    public static String key(List<Publisher> publishers) {
        List<String> others = publishers.stream()
                .filter(each -> !each.isKeyedByAggregate())
                .map(Publisher::label)
                .toList();
        String id = "The id of the aggregate that the event is about";
        if (others.isEmpty()) {
            return id + ".";
        }
        String rules = "what " + String.join(" and ", others) + " says";
        return others.size() == publishers.size() ? "W" + rules.substring(1) + "." : id + ", or " + rules + ".";
    }
}
