package dev.herald.benchmarks.contender.flink;

/** A record on its way to the task that owns its key: decoded there, so that bytes travel and no objects. */
public final class Event {
    /** Id of the payment or the party. */
    public String id = "";
    /** The event's own id, in UTF-8; empty for a party. */
    public byte[] eventId = {};
    /** The event's place among the payment's; 0 for a party. */
    public long sequence;
    /** In the wire format. */
    public byte[] value = {};
    /** The record's time, in milliseconds. */
    public long time;

    /** Flink makes one, then sets its fields. */
    public Event() {}

    Event(String id, byte[] eventId, long sequence, byte[] value, long time) {
        this.id = id;
        this.eventId = eventId;
        this.sequence = sequence;
        this.value = value;
        this.time = time;
    }
}
