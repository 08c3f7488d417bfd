package dev.herald.engine.publish;

/**
 * What a topic takes. A record that it refuses would abort the whole transaction, again and again, so each is checked
 * before it is sent.
 *
 * @param maxBytes the size that a record may have with key and headers, in bytes
 * @param maxBehindMillis how far its timestamp may lie behind the clock, in milliseconds
 * @param maxAheadMillis how far its timestamp may lie ahead of the clock, in milliseconds
 */
public record RecordLimits(int maxBytes, long maxBehindMillis, long maxAheadMillis) {

    /** Returns limits that refuse no timestamp. */
    public static RecordLimits ofBytes(int maxBytes) {
        return new RecordLimits(maxBytes, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Returns whether a record of this timestamp is taken. Both times are in milliseconds since the epoch. */
    public boolean takesTime(long timestamp, long now) {
        return timestamp > now ? timestamp - now <= maxAheadMillis : now - timestamp <= maxBehindMillis;
    }
}
