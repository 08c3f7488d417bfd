package dev.herald.engine.publication;

import dev.herald.engine.mark.FieldPath;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Data that a domain event's contract marks as confidential or personal, and that is told on purpose.
 *
 * @param type the domain event
 * @param field where the data stands in it
 * @param topic where it is told; null for the supervision topic
 * @param place where it is told there: a field of the record, or one of the places of {@link #ID} and the others
 * @param reason why, for people
 */
public record Disclosure(
        Class<? extends SpecificRecord> type,
        FieldPath field,
        @Nullable PublicTopic<?> topic,
        FieldPath place,
        String reason) {

    /** A record's key, where it is not the aggregate's id. */
    public static final String KEY = "@key";

    /** The aggregate's id: record key, {@code ce_subject} and what is made of it, such as {@code ce_id}. */
    public static final String ID = "@id";

    /** Whether a record is published at all. */
    public static final String PUBLISHED = "@published";

    /** Returns whether it allows that data is told in this place. */
    public boolean allows(String eventType, FieldPath data, String inTopic, FieldPath toldAt, TopicNames names) {
        String allowed = topic == null ? names.supervision() : names.published(topic);
        return type.getName().equals(eventType) && field.holds(data) && allowed.equals(inTopic) && place.holds(toldAt);
    }
}
