package dev.herald.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.payments.integration.PaymentCompleted;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class CodecBenchTest {
    private final CodecBench bench = new CodecBench();
    private final SpecificRecord completed = ((Decoded.Known) bench.heraldReads()).record();

    @Test
    void bytesThatApicurioWrites_areThoseOfHerald_andItsDecoderReadsThem() {
        InMemoryRegistry registry = new InMemoryRegistry();
        CodecBench.registered(registry);
        AvroDecoder decoder = new AvroDecoder(registry, List.of(PaymentCompleted.class));

        byte[] written = bench.apicurioWrites();

        assertThat(written).isEqualTo(bench.heraldWrites());
        assertThat(decoder.decode(written)).isEqualTo(new Decoded.Known(completed));
    }

    @Test
    void everyReader_hasTheSameRecord() {
        assertThat(completed).isInstanceOf(PaymentCompleted.class);
        assertThat(bench.apicurioReads()).isEqualTo(completed);
        assertThat(bench.avroReads()).isEqualTo(completed);
    }
}
