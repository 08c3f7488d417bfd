package dev.herald.processor.topic;

/**
 * Something about a topic that is not as it should be.
 *
 * @param topic the topic's name
 * @param setting what differs: {@code topic} where it is missing, {@code partitions}, {@code replication.factor}, or
 *     one of Kafka's settings
 * @param expected the value that it should have
 * @param found the value that it has
 * @param fatal whether Herald refuses to run on it, since a guarantee would be void
 */
public record TopicDifference(String topic, String setting, String expected, String found, boolean fatal) {

    static TopicDifference missing(String topic) {
        return new TopicDifference(topic, "topic", "present", "missing", true);
    }

    /** Returns whether the topic is not there at all. */
    public boolean isMissing() {
        return setting.equals("topic");
    }

    @Override
    public String toString() {
        return topic + ": " + setting + ": expected " + expected + ", found " + found;
    }
}
