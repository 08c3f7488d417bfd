package dev.herald.engine.publish;

import org.jspecify.annotations.Nullable;

/**
 * A public, self-contained fact, ready to be sent; or the tombstone of a snapshot.
 *
 * @param channel where it goes, and what all events there have in common
 * @param id its deterministic id
 * @param key its record key
 * @param value the record in the Confluent wire format, or a tombstone
 * @param ordinal its place in the lane's stream, from 1
 * @param cause what it says of the domain event that it comes from
 */
public record IntegrationEvent(Channel channel, String id, String key, Payload value, long ordinal, Cause cause) {

    /** A record's bytes, null for a tombstone. Never changed once made. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per event would cost more than it guards
    public record Payload(byte @Nullable [] bytes) {

        /** Says that there is no state any more. */
        public static final Payload TOMBSTONE = new Payload(null);

        int length() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    /** What Kafka adds to each record and header, at the most, in bytes. */
    private static final int OVERHEAD = 70;

    private static final int VARIABLE_HEADERS = 512;

    /** Returns the record's timestamp: the domain event's time, or the epoch for what was before it, in milliseconds. */
    public long timestamp() {
        return Math.max(0, cause.time().toEpochMilli());
    }

    /** How many bytes a text takes, or may take. */
    private interface Length {
        int of(@Nullable String text);
    }

    /** Returns whether the record is sure to have no more than so many bytes on the wire. */
    public boolean fits(int maxBytes) {
        // Nearly always there is room for any text of that length: then nothing has to be counted.
        return sizeLimit(IntegrationEvent::longest) <= maxBytes || sizeLimit() <= maxBytes;
    }

    /** Returns the size that the record may reach on the wire at the most, in bytes. */
    public int sizeLimit() {
        return sizeLimit(IntegrationEvent::length);
    }

    private int sizeLimit(Length length) {
        return OVERHEAD
                + VARIABLE_HEADERS
                + value.length()
                + channel.constantBytes()
                + 2 * length.of(key)
                + 3 * length.of(cause.aggregateId())
                + length.of(cause.id())
                + length.of(cause.correlationId())
                + 2 * length.of(cause.traceparent());
    }

    /** Returns how many bytes a text of that length has in UTF-8 at the most. */
    private static int longest(@Nullable String text) {
        return text == null ? 0 : 3 * text.length();
    }

    /** Returns how many bytes a text has in UTF-8; it may be more where halves of characters stand alone. */
    private static int length(@Nullable String text) {
        int bytes = 0;
        for (int i = 0; text != null && i < text.length(); i++) {
            char character = text.charAt(i);
            bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        }
        return bytes;
    }
}
