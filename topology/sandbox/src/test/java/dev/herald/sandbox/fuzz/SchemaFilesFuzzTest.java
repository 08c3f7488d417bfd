package dev.herald.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.payments.Payments;
import dev.herald.engine.contract.DeclaredContract;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that {@code herald contracts compare} is given. */
class SchemaFilesFuzzTest {
    @TempDir
    Path dir = Path.of("");

    @Test
    void anyFile_isASchemaThatIsCompared_orBadInput() throws IOException {
        List<String> schemas = DeclaredContract.of(new Payments().publication()).stream()
                .map(contract -> contract.schema().toString())
                .toList();
        Path right = Files.writeString(dir.resolve("right.avsc"), schemas.get(0));
        assertThat(compare(right, right)).startsWith("0");

        Fuzz.run("schema files", 2_000, random -> {
            String schema = schemas.get(random.nextInt(schemas.size()));
            Path other = Files.write(
                    dir.resolve("other.avsc"), new Mutation(random).of(schema.getBytes(StandardCharsets.UTF_8)));
            Files.writeString(right, schema);

            assertThat(compare(right, other)).matches("(?s)(0|4): |5: .*no Avro schema.*|5: .*cannot be read.*");
        });
    }

    /** Returns the exit code and what was said beside the result. */
    private static String compare(Path older, Path newer) {
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                Map.of(),
                Clock.systemUTC(),
                List.of(),
                orderly -> () -> {});
        int code = CommandLines.run(surroundings, "contracts", "compare", older.toString(), newer.toString());
        return code + ": " + err;
    }
}
