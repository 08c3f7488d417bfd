package dev.herald.engine.step;

import dev.herald.engine.publish.RecordLimits;
import java.time.Duration;
import java.time.Instant;

/** A mapped record of a time that its topic refuses. Found before it is sent, since one refused send aborts a transaction. */
public final class RecordTimeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the topic, the record's timestamp and the clock, in milliseconds since the epoch, and the limit. */
    public RecordTimeException(String topic, long timestamp, long now, RecordLimits limits) {
        super(topic + ": the record is stamped " + Instant.ofEpochMilli(timestamp) + ", "
                + (timestamp > now ? "ahead of" : "behind") + " the clock by "
                + Duration.ofMillis(Math.abs(timestamp - now))
                + "; the topic takes at most "
                + Duration.ofMillis(timestamp > now ? limits.maxAheadMillis() : limits.maxBehindMillis()));
    }
}
