package dev.herald.processor.describe;

import dev.herald.engine.event.Envelope;
import java.util.List;

/**
 * A header of every public record.
 *
 * @param name its name
 * @param isAlways whether it is always there
 * @param format what its text looks like, as JSON Schema names it; empty for any text
 * @param meaning what it says, as a sentence
 */
public record HeaderField(String name, boolean isAlways, String format, String meaning) {

    /** The headers, in the order of the documents. */
    public static final List<HeaderField> ALL = List.of(
            always(Envelope.CONTENT_TYPE, "", "The media type of the value."),
            always(Envelope.SPEC_VERSION, "", "The version of CloudEvents that these headers follow."),
            always(
                    Envelope.ID,
                    "uuid",
                    "The event's id. It is computed from its cause: the same event has the same id on every replay."),
            always(Envelope.SOURCE, "uri-reference", "The context that the event comes from."),
            always(Envelope.TYPE, "", "The full name of the event's record."),
            always(Envelope.SUBJECT, "", "The id of the aggregate that the event is about."),
            always(Envelope.TIME, "date-time", "When what the event tells of happened."),
            always(
                    Envelope.DATA_SCHEMA,
                    "uri",
                    "The contract: the record's full name and the CRC-64-AVRO fingerprint of its schema."),
            always(
                    Envelope.SEQUENCE,
                    "",
                    "The event's place among those that one rule publishes of one aggregate: from 1 without gaps, in 19"
                            + " digits."),
            always(Envelope.CAUSATION_ID, "", "The id of what caused the event."),
            sometimes(Envelope.CORRELATION_ID, "What ties the events of one undertaking together."),
            sometimes(Envelope.CE_TRACEPARENT, "W3C trace context, as CloudEvents carries it."),
            sometimes(Envelope.TRACEPARENT, "W3C trace context."));

    private static HeaderField always(String name, String format, String meaning) {
        return new HeaderField(name, true, format, meaning);
    }

    private static HeaderField sometimes(String name, String meaning) {
        return new HeaderField(name, false, "", meaning + " Only where the cause has it.");
    }
}
