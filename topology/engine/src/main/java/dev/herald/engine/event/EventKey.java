package dev.herald.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The key of a domain record: plain UTF-8 text {@code <aggregateId>#<sequence>}, split at the last {@code #}, so that
 * any tool can read it and compaction never loses history.
 *
 * @param aggregateId the aggregate's id, not empty
 * @param sequence the event's place among the aggregate's events, from 1
 */
public record EventKey(String aggregateId, long sequence) {

    private static final char SEPARATOR = '#';
    private static final char REPLACEMENT = '\uFFFD';
    private static final int MAX_DIGITS = 18;

    /** How many bytes an aggregate's id has at the most. */
    public static final int MAX_ID_BYTES = 4096;

    /** What a key's bytes turned out to be. */
    public sealed interface Parsed {}

    /** A well-formed key. */
    public record Valid(EventKey key) implements Parsed {}

    /** Bytes that are no key, and why. */
    public record Malformed(String reason) implements Parsed {}

    /** Reads a key; never throws. A null key is malformed. */
    public static Parsed parse(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Malformed("the record has no key; expected <aggregateId>#<sequence>");
        }
        int split = lastSeparator(bytes);
        int digits = bytes.length - split - 1;
        if (split <= 0) {
            return malformed(bytes, split < 0 ? "has no '#'" : "has no aggregate id before '#'");
        }
        if (split > MAX_ID_BYTES) {
            return malformed(bytes, "has an aggregate id of " + split + " bytes, the limit is " + MAX_ID_BYTES);
        }
        if (digits < 1 || digits > MAX_DIGITS) {
            return malformed(bytes, "has " + digits + " digits after '#', expected 1 to " + MAX_DIGITS);
        }
        long sequence = number(bytes, split + 1);
        if (sequence < 1) {
            return malformed(bytes, "has no sequence of 1 or more after '#'");
        }
        String id = new String(bytes, 0, split, StandardCharsets.UTF_8);
        return isFaithful(id, bytes, split)
                ? new Valid(new EventKey(id, sequence))
                : malformed(bytes, "has an aggregate id that is not UTF-8");
    }

    /** Reads a key that is the aggregate id alone, of a source without sequences: its sequence is 0. Never throws. */
    public static Parsed parseId(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return new Malformed("the record has no key; expected the aggregate id");
        }
        if (bytes.length > MAX_ID_BYTES) {
            return new Malformed("key '" + Text.excerpt(bytes) + "' has " + bytes.length
                    + " bytes; an aggregate id has " + MAX_ID_BYTES + " at the most");
        }
        String id = new String(bytes, StandardCharsets.UTF_8);
        return isFaithful(id, bytes, bytes.length)
                ? new Valid(new EventKey(id, 0))
                : new Malformed("key '" + Text.excerpt(bytes) + "' is no aggregate id: it is not UTF-8");
    }

    /** Bytes that are not UTF-8 all read as the same replacement character: two ids would become one. */
    private static boolean isFaithful(String id, byte[] bytes, int length) {
        return id.indexOf(REPLACEMENT) < 0
                || Arrays.equals(id.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(bytes, length));
    }

    private static int lastSeparator(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != SEPARATOR) {
            at--;
        }
        return at;
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    private static Malformed malformed(byte[] bytes, String why) {
        return new Malformed(
                "key '" + Text.excerpt(bytes) + "' " + why + "; expected <aggregateId>#<sequence>, such as rfp-1#3");
    }

    /** Returns the key as it stands in a record. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return aggregateId + SEPARATOR + sequence;
    }
}
