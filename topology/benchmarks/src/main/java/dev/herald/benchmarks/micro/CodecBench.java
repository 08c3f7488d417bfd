package dev.herald.benchmarks.micro;

import dev.herald.benchmarks.contender.AvroWire;
import dev.herald.benchmarks.contender.ContractIds;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.payments.integration.Payer;
import dev.herald.payments.integration.PaymentCompleted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One PaymentCompleted, written and read: by Herald's codec, by Avro's own reader and writer, by Apicurio's serdes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBench {

    private final PaymentCompleted completed = PaymentCompleted.newBuilder()
            .setPaymentId("pay-0000001")
            .setAmount(new BigDecimal("1234.56"))
            .setCurrency("GBP")
            .setPayer(Payer.newBuilder()
                    .setPartyId("party-00001")
                    .setName("Party number 1 Limited")
                    .build())
            .setRequestedAt(Instant.ofEpochMilli(1_790_000_000_000L))
            .setCompletedAt(Instant.ofEpochMilli(1_790_000_100_000L))
            .setAttempts(1)
            .setApprovals(1)
            .setDeclines(0)
            .build();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final ContractIds ids = registered(registry);
    private final AvroEncoder encoder = new AvroEncoder(completed.getSchema(), ids.of(PaymentCompleted.class));
    private final AvroDecoder decoder = new AvroDecoder(registry, List.of(PaymentCompleted.class));
    private final AvroWire avro = new AvroWire(ids);
    private final ApicurioWire apicurio = new ApicurioWire(registry, ids);
    private final byte[] bytes = encoder.encode(completed);

    static ContractIds registered(InMemoryRegistry registry) {
        Map<String, Integer> ids = new HashMap<>();
        for (Class<? extends SpecificRecord> type : ContractIds.TYPES) {
            Schema schema = SpecificData.get().getSchema(type);
            ids.put(schema.getFullName(), registry.register(schema.getFullName(), schema));
        }
        return new ContractIds(ids);
    }

    /** Herald's encoder. */
    @Benchmark
    public byte[] heraldWrites() {
        return encoder.encode(completed);
    }

    /** Avro's own writer. */
    @Benchmark
    public byte[] avroWrites() {
        return avro.write(completed);
    }

    /** Apicurio's serializer. */
    @Benchmark
    public byte[] apicurioWrites() {
        return apicurio.write(completed);
    }

    /** Herald's decoder. */
    @Benchmark
    public Decoded heraldReads() {
        return decoder.decode(bytes);
    }

    /** Avro's own reader. */
    @Benchmark
    public SpecificRecord avroReads() {
        return avro.read(bytes);
    }

    /** Apicurio's deserializer. */
    @Benchmark
    public SpecificRecord apicurioReads() {
        return apicurio.read(bytes);
    }
}
