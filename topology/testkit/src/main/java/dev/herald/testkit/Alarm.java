package dev.herald.testkit;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.supervision.ExpectationMetLate;
import dev.herald.supervision.ExpectationMissed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * That an expectation was missed, or was met after it had been missed.
 *
 * @param late whether it was met late
 * @param expectation its name
 * @param openedBy aggregate, id and sequence of the event that opened it: {@code payment/rfp-1#3}
 */
public record Alarm(boolean late, String expectation, String openedBy) implements Expectation {

    /** Returns what a transcript's supervision topic tells of expectations, in order. */
    static List<Alarm> told(Transcript transcript, int from) {
        AvroDecoder decoder =
                new AvroDecoder(transcript.registry(), List.of(ExpectationMissed.class, ExpectationMetLate.class));
        String topic = transcript.setup().names().supervision();
        return transcript.outputs().stream()
                .filter(output -> output.topic().equals(topic) && output.after() >= from)
                .map(output -> decoder.decode(Objects.requireNonNull(output.value())))
                .flatMap(decoded -> decoded instanceof Decoded.Known known ? of(known.record()) : Stream.empty())
                .toList();
    }

    private static Stream<Alarm> of(SpecificRecord record) {
        if (record instanceof ExpectationMissed missed) {
            return Stream.of(new Alarm(
                    false,
                    missed.getExpectation(),
                    place(missed.getAggregate(), missed.getAggregateId(), missed.getOpenedBySequence())));
        }
        return record instanceof ExpectationMetLate late
                ? Stream.of(new Alarm(
                        true,
                        late.getExpectation(),
                        place(late.getAggregate(), late.getAggregateId(), late.getOpenedBySequence())))
                : Stream.empty();
    }

    private static String place(String aggregate, String id, long sequence) {
        return aggregate + "/" + id + "#" + sequence;
    }

    @Override
    public String toString() {
        return "'" + expectation + "' of " + openedBy + (late ? " met late" : " missed");
    }
}
