package dev.herald.processor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.contract.NotRegisteredException;
import dev.herald.processor.deadletter.Repair.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class CommandRecordsTest {

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final CommandRecords records = new CommandRecords("pay.control", 6, registry);
    private final Repair redrive = Troubles.repair(Kind.REDRIVE, "c-1", Troubles.lane("p-1", "completed", 3));
    private final Repair discard = Troubles.repair(Kind.DISCARD, "c-2", Troubles.lane("p-1", "", 3));

    @Test
    void command_liesInThePartitionOfItsAggregate_keyedByIt() {
        register();

        ProducerRecord<byte[], byte[]> record = records.of("p-1", redrive.command());

        byte[] key = "p-1".getBytes(StandardCharsets.UTF_8);
        assertThat(record.topic()).isEqualTo("pay.control");
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(key)) % 6);
        assertThat(decoded(record)).isEqualTo(new Redrive("c-1", "payment", "p-1", "completed", "ops", "fixed"));
    }

    @Test
    void discard_namesTheEventAtWhichTheLaneIsParked() {
        register();

        assertThat(decoded(records.of("p-1", discard.command())))
                .isEqualTo(new Discard("c-2", "payment", "p-1", "", 3L, "ops", "fixed"));
    }

    @Test
    void dryRun_isAQuestionOfItsOwn_thatNobodyTakesForTheCommand() {
        register();

        assertThat(decoded(records.of("p-1", redrive.dryRun())))
                .isEqualTo(new Evaluate("c-1", "payment", "p-1", "completed", 0L, "ops"));
        assertThat(decoded(records.of("p-1", discard.dryRun())))
                .isEqualTo(new Evaluate("c-2", "payment", "p-1", "", 3L, "ops"));
    }

    @Test
    void contractIsNotRegistered_isNamed() {
        assertThatExceptionOfType(NotRegisteredException.class)
                .isThrownBy(() -> records.of("p-1", redrive.command()))
                .withMessageContaining("dev.herald.control.Redrive");
    }

    private void register() {
        List.of(Redrive.getClassSchema(), Discard.getClassSchema(), Evaluate.getClassSchema())
                .forEach(schema -> registry.register(schema.getFullName(), schema));
    }

    private SpecificRecord decoded(ProducerRecord<byte[], byte[]> record) {
        AvroDecoder decoder = new AvroDecoder(registry, List.of(Redrive.class, Discard.class, Evaluate.class));
        return ((Decoded.Known) decoder.decode(record.value())).record();
    }
}
