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

    static final String PARTITIONS = "partitions";
    static final String REPLICATION = "replication.factor";
    static final String AT_LEAST = "at least ";
    static final String AT_MOST = "at most ";

    static TopicDifference missing(String topic) {
        return new TopicDifference(topic, "topic", "present", "missing", true);
    }

    /** Returns whether the topic is not there at all. */
    public boolean isMissing() {
        return setting.equals("topic");
    }

    /** Returns the value that would do: the bound, where one is expected. */
    String wanted() {
        return expected.replace(AT_LEAST, "").replace(AT_MOST, "");
    }

    @Override
    public String toString() {
        return topic + ": " + setting + ": expected " + expected + ", found " + found;
    }
}
