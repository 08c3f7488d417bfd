package dev.herald.testkit;

import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.PublicTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An expected public record, or command. Immutable.
 *
 * @param topic where it is published
 * @param record the record; null for a tombstone
 * @param key its record key; null for the aggregate's id
 * @param headers headers that it must have, with their text
 */
public record PublishedRecord(
        PublicTopic<?> topic,
        @Nullable SpecificRecord record,
        @Nullable String key,
        Map<String, String> headers) implements Expectation {

    /** Expects this record key instead of the aggregate's id. */
    public PublishedRecord key(String other) {
        return new PublishedRecord(topic, record, other, headers);
    }

    /** Expects a header. */
    public PublishedRecord header(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, text);
        return new PublishedRecord(topic, record, key, Collections.unmodifiableMap(more));
    }

    List<String> faults(Transcript transcript, OutputRecord output) {
        List<String> faults = new ArrayList<>();
        String expected =
                record == null ? Text.TOMBSTONE : NaturalJson.write(record).toString();
        same(output, "value", expected, Text.value(transcript, output, topic), faults);
        same(output, "key", key == null ? output.header(Envelope.SUBJECT) : key, output.keyText(), faults);
        headers.forEach((name, text) -> same(output, "header " + name, text, output.header(name), faults));
        return faults;
    }

    private static void same(
            OutputRecord output, String what, @Nullable String expected, @Nullable String got, List<String> faults) {
        if (!Objects.equals(expected, got)) {
            faults.add(output.place() + ": " + what + "\n    is       " + got + "\n    expected " + expected);
        }
    }
}
