package dev.herald.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.registry.InMemoryRegistry;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ControlReaderFuzzTest {

    private static final List<SpecificRecord> COMMANDS = List.of(
            new Redrive("c-1", "payment", "p-1", "completed", "ops", "the mapping is mended"),
            new Discard("c-2", "payment", "p-1", "", 7L, "ops", "never paid"),
            new Evaluate("c-3", "payment", "p-1", "completed", 0L, "ops"));

    @Test
    void anyValue_isACommand_orSaysWhyNot() {
        InMemoryRegistry registry = new InMemoryRegistry();
        ControlReader reader = new ControlReader(registry);
        List<byte[]> right = COMMANDS.stream()
                .map(command -> new AvroEncoder(
                                command.getSchema(),
                                registry.register(command.getSchema().getFullName(), command.getSchema()))
                        .encode(command))
                .toList();
        right.forEach(value -> assertThat(reader.read(value)).isNotInstanceOf(ControlReader.NoCommand.class));

        Fuzz.run("control commands", 20_000, random -> {
            byte[] value = new Mutation(random).of(right.get(random.nextInt(right.size())));

            ControlReader.Control read = reader.read(value);

            assertThat(reader.read(value)).isEqualTo(read);
            if (read instanceof ControlReader.NoCommand none) {
                assertThat(none.reason()).isNotBlank().hasSizeLessThan(1_000);
            }
        });
    }
}
