package dev.herald.benchmarks.contender.flink;

/** A public record, ready for its topic. */
public final class Output {
    /** Topic to which it goes. */
    public String topic = "";
    /** The event of which it comes. */
    public Event cause = new Event();
    /** In the wire format. */
    public byte[] value = {};

    /** Flink makes one, then sets its fields. */
    public Output() {}

    Output(String topic, Event cause, byte[] value) {
        this.topic = topic;
        this.cause = cause;
        this.value = value;
    }
}
