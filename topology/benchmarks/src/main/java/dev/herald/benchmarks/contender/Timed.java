package dev.herald.benchmarks.contender;

import dev.herald.benchmarks.contender.StreamsDsl.TimedEvent;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Adds an event's time to it. */
final class Timed extends ContextualFixedKeyProcessor<String, SpecificRecord, TimedEvent> {

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> event) {
        context().forward(event.withValue(new TimedEvent(event.value(), Instant.ofEpochMilli(event.timestamp()))));
    }
}
