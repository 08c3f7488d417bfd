package dev.herald.benchmarks.contender;

import dev.herald.benchmarks.contender.StreamsDsl.TimedEvent;
import dev.herald.benchmarks.state.OpenPayment;
import dev.herald.engine.codec.TrustedTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What Confluent's serdes do, without their jars. Threads share a serde: each has readers and writers of its own. */
final class AvroSerdes {

    private AvroSerdes() {}

    static Serde<SpecificRecord> contracts(ContractIds ids) {
        ThreadLocal<AvroWire> wire = ThreadLocal.withInitial(() -> new AvroWire(ids));
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : wire.get().write(value),
                (topic, bytes) -> bytes == null ? null : wire.get().read(bytes));
    }

    static Serde<OpenPayment> openPayment() {
        TrustedTypes.trust(List.of(OpenPayment.class));
        ContractIds alone = new ContractIds(Map.of(OpenPayment.getClassSchema().getFullName(), 1));
        ThreadLocal<AvroWire> wire = ThreadLocal.withInitial(() -> new AvroWire(alone, List.of(OpenPayment.class)));
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : wire.get().write(value),
                (topic, bytes) ->
                        bytes == null ? null : (OpenPayment) wire.get().read(bytes));
    }

    /** Reads the id out of the key of a domain record. */
    static Serde<String> aggregateId() {
        return Serdes.serdeFrom(
                (topic, id) -> id.getBytes(StandardCharsets.UTF_8), (topic, key) -> PaymentKey.aggregateId(key));
    }

    /** Of values that are never written: they stay in their task. */
    static Serde<TimedEvent> none() {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    throw new IllegalStateException(topic + ": nothing is repartitioned here");
                },
                (topic, bytes) -> {
                    throw new IllegalStateException(topic + ": nothing is repartitioned here");
                });
    }
}
