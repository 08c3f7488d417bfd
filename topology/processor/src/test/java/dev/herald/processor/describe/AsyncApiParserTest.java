package dev.herald.processor.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.CommandRun;
import dev.herald.processor.NpmProject;
import dev.herald.processor.OddPublication;
import dev.herald.processor.context.Contexts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code herald describe --asyncapi} prints, before AsyncAPI's own parser. */
class AsyncApiParserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The documents are of version 3.0 on purpose: that the parser knows a newer one is no fault. */
    private static final String NEWER_VERSION = "asyncapi-latest-version";

    @BeforeAll
    static void install() {
        NpmProject.install();
    }

    @Test
    void documents_parseWithoutErrorAndWarning_andTheirExamplesAreValid(@TempDir Path dir) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String context : contexts()) {
            files.add(described(dir.resolve(context + ".json"), context));
            files.add(described(dir.resolve(context + "-commands.json"), context, "--commands"));
            files.add(described(dir.resolve(context + "-prefix.json"), context, "-D", "herald.topic-prefix=it_1.-"));
        }
        files.add(described(dir.resolve("odd.json"), "odd"));

        JsonNode checked = JSON.readTree(NpmProject.node("check.mjs", files));

        assertThat(checked).hasSameSizeAs(files).allSatisfy(AsyncApiParserTest::isGood);
    }

    @Test
    void brokenDocument_isFound(@TempDir Path dir) throws IOException {
        Path good = described(dir.resolve("good.json"), "odd");
        Path bad = Files.writeString(
                dir.resolve("bad.json"),
                Files.readString(good)
                        .replace("\"type\" : \"enum\"", "\"type\" : \"enums\"")
                        .replace("\"ce_subject\" : \"odd-1\"", "\"ce_subject\" : 1"));

        JsonNode checked = JSON.readTree(NpmProject.node("check.mjs", List.of(bad)));

        assertThat(checked.get(0).path("diagnostics"))
                .anyMatch(each -> each.path("severity").textValue().equals("error"));
    }

    private static void isGood(JsonNode document) {
        assertThat(document.path("diagnostics"))
                .as(document.path("file").textValue())
                .allMatch(each -> each.path("rule").textValue().equals(NEWER_VERSION), "no other diagnostic");
        assertThat(document.path("channels")).isNotEmpty();
        assertThat(document.path("operations")).isNotEmpty();
        assertThat(document.path("messages")).isNotEmpty().allSatisfy(message -> {
            assertThat(message.path("examples").intValue()).isEqualTo(1);
            assertThat(message.path("fields"))
                    .as("fields that the parser found in Avro")
                    .isNotEmpty();
            assertThat(message.path("faults")).as(message.toString()).isEmpty();
        });
    }

    private static List<String> contexts() {
        return StreamSupport.stream(Contexts.onClassPath().spliterator(), false)
                .map(source -> source.publication().context())
                .toList();
    }

    private static Path described(Path file, String context, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("describe", "--asyncapi", "--context", context));
        line.addAll(List.of(options));
        StringWriter err = new StringWriter();
        try (Writer out = Files.newBufferedWriter(file)) {
            int code = CommandRun.of(
                    context.equals("odd") ? List.of(() -> OddPublication.PUBLICATION) : Contexts.onClassPath(),
                    out,
                    err,
                    line.toArray(String[]::new));
            assertThat(code).as(err::toString).isZero();
        }
        return file;
    }
}
