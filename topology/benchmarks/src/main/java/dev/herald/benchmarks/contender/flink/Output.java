package dev.herald.benchmarks.contender.flink;

/** A public record, ready for its topic. */
public final class Output {
    /** Topic to which it goes. */
    public String topic = "";
    /** Id of the payment. */
    public String id = "";
    /** In the wire format. */
    public byte[] value = {};
    /** The time of the event that caused it, in milliseconds. */
    public long time;

    /** Flink makes one, then sets its fields. */
    public Output() {}

    Output(String topic, String id, byte[] value, long time) {
        this.topic = topic;
        this.id = id;
        this.value = value;
        this.time = time;
    }
}
