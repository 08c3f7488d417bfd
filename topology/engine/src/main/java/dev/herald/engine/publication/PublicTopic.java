package dev.herald.engine.publication;

import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic that a publication writes, and a type of record that is published on it: a public one,
 * {@code <context>.public.<name>}, or one of commands, {@code <context>.command.<name>}, which is the context's own.
 *
 * @param name the last part of the topic's name
 * @param type the compiled class of the record
 * @param style what the topic is for
 * @param keptBytes how much of each partition is kept at the least, in bytes; {@link #ALL} for all of it
 * @param <R> the record
 */
public record PublicTopic<R extends SpecificRecord>(String name, Class<R> type, Style style, long keptBytes) {

    /** A partition is kept whole. */
    public static final long ALL = -1;

    /** How much of each partition a topic of notifications keeps where nothing else is said: 1 GiB. */
    public static final long NOTIFICATIONS_KEPT = 1L << 30;

    /**
     * Declares a topic of summaries: event-carried state that a consumer can build its view from. It keeps for ever, so
     * that a new consumer can start from the beginning.
     */
    public static <R extends SpecificRecord> PublicTopic<R> summary(String name, Class<R> type) {
        return new PublicTopic<>(name, type, Style.SUMMARY, ALL);
    }

    /**
     * Declares a topic of notifications: thin events, for who wants to know that something happened and asks for the
     * rest, if at all. Nobody builds a view from them, so only the latest are kept: {@link #NOTIFICATIONS_KEPT} bytes of
     * each partition.
     */
    public static <R extends SpecificRecord> PublicTopic<R> notification(String name, Class<R> type) {
        return new PublicTopic<>(name, type, Style.NOTIFICATION, NOTIFICATIONS_KEPT);
    }

    /**
     * Declares a topic of snapshots: the latest public state of each aggregate. It is compacted, keyed by the aggregate's
     * id, and one rule alone publishes on it; {@link On#endWhen} says when an aggregate's state is no more.
     */
    public static <R extends SpecificRecord> PublicTopic<R> snapshot(String name, Class<R> type) {
        return new PublicTopic<>(name, type, Style.SNAPSHOT, ALL);
    }

    /**
     * Declares a topic of commands to other parts of the same context. It is not public, so its records may use types of
     * the domain. It keeps for ever: a command that vanished before it was carried out would be work lost.
     */
    public static <R extends SpecificRecord> PublicTopic<R> command(String name, Class<R> type) {
        return new PublicTopic<>(name, type, Style.COMMAND, ALL);
    }

    /**
     * Keeps the latest records of each partition only: so many bytes at the least, and up to a segment more. A consumer
     * that begins later, or falls behind further, misses what was before. There is no keeping by time: records are
     * stamped with the events' own times, so what a replay or a redrive publishes would be past its time at once.
     */
    public PublicTopic<R> keepBytes(long bytes) {
        return new PublicTopic<>(name, type, style, bytes);
    }

    /** Keeps every record. */
    public PublicTopic<R> keepAll() {
        return keepBytes(ALL);
    }

    /** Returns the contract. */
    public Schema schema() {
        return SpecificData.get().getSchema(type);
    }

    /** Returns what the topic is, for messages: {@code snapshot 'payment-status'}. */
    String label() {
        return style.name().toLowerCase(Locale.ROOT) + " '" + name + "'";
    }

    /** Returns whether another declaration is about the same topic. */
    boolean sameTopic(PublicTopic<?> other) {
        return name.equals(other.name) && (style == Style.COMMAND) == (other.style == Style.COMMAND);
    }
}
