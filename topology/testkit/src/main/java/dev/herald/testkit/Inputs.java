package dev.herald.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What can happen in a scenario. */
public final class Inputs {

    private Inputs() {}

    /**
     * A domain event, as a producer of Herald's would send it: with the envelope in its headers.
     *
     * @param aggregate the kind of the aggregate, which names the domain topic
     * @param id the aggregate's id
     * @param sequence the event's place among the aggregate's events, from 1; of a source without sequences, what tells
     *     its {@code ce_id} apart
     * @param time when it happened: the envelope's time and the record's timestamp
     */
    public static DomainRecord event(String aggregate, String id, long sequence, Instant time, SpecificRecord data) {
        return new DomainRecord(aggregate, id + "#" + sequence, new DomainRecord.Avro(data), time, true, Map.of());
    }

    /** A tombstone: the event of that sequence is erased. */
    public static DomainRecord tombstone(String aggregate, String id, long sequence, Instant time) {
        return new DomainRecord(aggregate, id + "#" + sequence, new DomainRecord.Tombstone(), time, false, Map.of());
    }

    /** A record of these very bytes, without headers. */
    public static DomainRecord bytes(String aggregate, String key, Instant time, byte[] value) {
        return new DomainRecord(aggregate, key, new DomainRecord.Raw(value.clone()), time, false, Map.of());
    }

    /** The wall clock goes on: what is due by then is done. */
    public static Input timePasses(Duration by) {
        return new Input.TimePasses(by);
    }
}
