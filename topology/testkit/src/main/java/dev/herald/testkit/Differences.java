package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.mark.FieldPath;
import dev.herald.engine.publication.Disclosure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Finds where what two executions told others differs: key, value, headers and timestamp of each record. */
final class Differences {

    private static final Set<String> MADE_OF_THE_ID = Set.of(Envelope.ID, Envelope.SUBJECT, Envelope.CAUSATION_ID);

    /**
     * What a difference looks like.
     *
     * @param record one that differs, of the second execution where it is there
     */
    record Example(OutputRecord record, String first, String second) {}

    private final Transcript first;
    private final Transcript second;
    private final Map<Place, Example> found = new LinkedHashMap<>();

    private Differences(Transcript first, Transcript second) {
        this.first = first;
        this.second = second;
    }

    /** Returns the places that differ, each with an example. Dead letters are as private as what they are made of. */
    static Map<Place, Example> between(Transcript first, Transcript second) {
        Differences differences = new Differences(first, second);
        differences.compare();
        return differences.found;
    }

    private void compare() {
        Map<String, OutputRecord> byId = new LinkedHashMap<>();
        told(second).forEach(record -> byId.put(id(record), record));
        List<OutputRecord> unmatched = new ArrayList<>();
        for (OutputRecord record : told(first)) {
            OutputRecord other = byId.remove(id(record));
            if (other == null) {
                unmatched.add(record);
            } else {
                compare(record, other);
            }
        }
        rest(unmatched, byId.values());
        published();
    }

    /** Records whose ids differ are compared with those that came at the same moment. */
    private void rest(List<OutputRecord> ofFirst, Iterable<OutputRecord> ofSecond) {
        Map<String, Deque<OutputRecord>> others = new HashMap<>();
        ofSecond.forEach(record -> others.computeIfAbsent(moment(record), moment -> new ArrayDeque<>())
                .add(record));
        for (OutputRecord record : ofFirst) {
            OutputRecord other =
                    others.getOrDefault(moment(record), new ArrayDeque<>()).poll();
            if (other == null) {
                differs(record, Disclosure.PUBLISHED, "published", "not published");
            } else {
                compare(record, other);
            }
        }
        others.values()
                .forEach(left ->
                        left.forEach(record -> differs(record, Disclosure.PUBLISHED, "not published", "published")));
    }

    /** Where a record is missing, those after it have other numbers: that tells nothing more. */
    private void published() {
        Set<String> topics = new TreeSet<>();
        found.keySet().stream()
                .filter(place -> place.path().text().equals(Disclosure.PUBLISHED))
                .forEach(place -> topics.add(place.topic()));
        found.keySet()
                .removeIf(place ->
                        topics.contains(place.topic()) && place.path().text().equals(Place.header(Envelope.SEQUENCE)));
    }

    private static List<OutputRecord> told(Transcript transcript) {
        List<OutputRecord> told = new ArrayList<>(transcript.outputs());
        told.removeAll(transcript.deadLetters());
        return told;
    }

    private static String id(OutputRecord record) {
        return record.topic() + " " + record.header(Envelope.ID);
    }

    private static String moment(OutputRecord record) {
        return record.topic() + " " + record.after();
    }

    private void compare(OutputRecord record, OutputRecord other) {
        boolean keyIsId = Objects.equals(record.keyText(), record.header(Envelope.SUBJECT))
                && Objects.equals(other.keyText(), other.header(Envelope.SUBJECT));
        String key = keyIsId ? Disclosure.ID : Disclosure.KEY;
        same(other, key, String.valueOf(record.keyText()), String.valueOf(other.keyText()));
        same(other, Place.TIMESTAMP, Long.toString(record.timestamp()), Long.toString(other.timestamp()));
        Set<String> names = new TreeSet<>();
        Arrays.stream(record.headers().toArray()).map(Header::key).forEach(names::add);
        Arrays.stream(other.headers().toArray()).map(Header::key).forEach(names::add);
        for (String name : names) {
            String place = MADE_OF_THE_ID.contains(name) ? Disclosure.ID : Place.header(name);
            same(other, place, String.valueOf(record.header(name)), String.valueOf(other.header(name)));
        }
        values(record, other);
    }

    private void values(OutputRecord record, OutputRecord other) {
        GenericRecord value = value(first, record);
        GenericRecord otherValue = value(second, other);
        if (value == null || otherValue == null || !value.getSchema().equals(otherValue.getSchema())) {
            same(other, Place.VALUE, type(value), type(otherValue));
        } else {
            new ValueDifference((path, before, after) ->
                            found.putIfAbsent(new Place(other.topic(), path), new Example(other, before, after)))
                    .records(value, otherValue);
        }
    }

    private static @Nullable GenericRecord value(Transcript transcript, OutputRecord record) {
        byte[] value = record.value();
        return value == null
                ? null
                : GenericForm.of(value, transcript.registry().schemaById(GenericForm.schemaId(value)));
    }

    private static String type(@Nullable GenericRecord value) {
        return value == null ? "a tombstone" : value.getSchema().getFullName();
    }

    private void same(OutputRecord record, String place, String before, String after) {
        if (!before.equals(after)) {
            differs(record, place, before, after);
        }
    }

    private void differs(OutputRecord record, String place, String before, String after) {
        found.putIfAbsent(new Place(record.topic(), new FieldPath(place)), new Example(record, before, after));
    }
}
