package dev.herald.benchmarks.contender.flink;

/** A record on its way to the task that owns its key: decoded there, so that bytes travel and no objects. */
public final class Event {
    /** Id of the payment or the party. */
    public String id = "";
    /** In the wire format. */
    public byte[] value = {};
    /** The record's time, in milliseconds. */
    public long time;

    /** Flink makes one, then sets its fields. */
    public Event() {}

    Event(String id, byte[] value, long time) {
        this.id = id;
        this.value = value;
        this.time = time;
    }
}
