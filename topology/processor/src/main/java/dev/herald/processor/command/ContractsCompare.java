package dev.herald.processor.command;

import dev.herald.engine.contract.CompatibilityLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two schemas, without registry and settings. */
@Command(
        name = "compare",
        description = {
            "Says whether two versions of a schema are compatible: backward, NEW reads what OLD wrote; forward, OLD"
                    + " reads what NEW writes; and each difference, with its place and the reason.",
            "Ends with 0 where they are, as far as --level asks; with 4 where not; with 5 where a file is no schema.",
            "Needs no registry and no settings. A file holds any Avro schema as JSON."
        })
final class ContractsCompare implements Callable<Integer> {

    private final HeraldCommand herald;

    @Parameters(index = "0", paramLabel = "OLD", description = "File with the older schema.")
    @Nullable Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "File with the newer schema.")
    @Nullable Path newer;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "What the exit code is about: BACKWARD, FORWARD, FULL (the default) or NONE.")
    CompatibilityLevel level = CompatibilityLevel.FULL;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    ContractsCompare(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws IOException {
        Path oldFile = Objects.requireNonNull(older);
        Path newFile = Objects.requireNonNull(newer);
        Schema oldSchema = schema(oldFile);
        Schema newSchema = schema(newFile);
        Verdict backward = Verdict.of(newSchema, oldSchema);
        Verdict forward = Verdict.of(oldSchema, newSchema);
        boolean full = backward.compatible() && forward.compatible();
        boolean asked = (backward.compatible() || !level.backward()) && (forward.compatible() || !level.forward());
        PrintWriter out = herald.surroundings().out();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("old", oldFile.toString());
            result.put("new", newFile.toString());
            result.put("backward", backward);
            result.put("forward", forward);
            result.put("full", Map.of("compatible", full));
            result.put("level", level);
            result.put("compatible", asked);
            Output.json(out, result);
        } else {
            backward.print(out, "backward");
            forward.print(out, "forward");
            out.println("full: " + (full ? "compatible" : "not compatible"));
        }
        return (asked ? ExitCode.OK : ExitCode.DIFFERENCES).number();
    }

    private static Schema schema(Path file) throws IOException {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new EndedException(ExitCode.BAD_INPUT, file + ": there is no such file");
        } catch (RuntimeException e) {
            // Avro meets text that is no schema with exceptions of many kinds.
            throw new EndedException(ExitCode.BAD_INPUT, file + ": no Avro schema: " + e.getMessage());
        }
    }
}
