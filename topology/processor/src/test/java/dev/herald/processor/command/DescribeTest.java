package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.CommandRun;
import dev.herald.processor.OddPublication;
import dev.herald.processor.TestPublication;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that say what is declared: {@code describe} and {@code catalogue}. */
class DescribeTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void text_hasThePhysicalTopologyToo() {
        assertThat(run("describe", "--text", "--context", "odd", "-D", "herald.topic-prefix=it."))
                .isZero();

        assertThat(out.toString())
                .startsWith("context odd\n")
                .contains("Source: receive (topics: [it.odd.domain.payment, it.odd.control])")
                .contains("Processor: step (stores: [aggregates, expectations, kept, deadlines, reference-faults])")
                .contains("Source: payer-repartition-source (topics: [payer-repartition])")
                .contains("Sink: publish (topics: those of the records)")
                .doesNotContain("Lambda");
    }

    @Test
    void twoForms_areRefused_namingThem() {
        assertThat(run("describe", "--json", "--mermaid")).isEqualTo(2);
        assertThat(err.toString()).contains("--json, --mermaid are mutually exclusive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--asyncapi", "--mermaid"})
    void document_isOfOneContext(String form) {
        assertThat(run("describe", form)).isEqualTo(2);
        assertThat(err.toString()).contains("choose one with --context, of [odd, test]");
    }

    @Test
    void commands_goWithAsyncApiAlone() {
        assertThat(run("describe", "--commands", "--context", "odd")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("herald: --commands goes with --asyncapi alone");
    }

    @Test
    void unknownContext_isUsage_namingThoseThatAreThere() {
        assertThat(run("describe", "--context", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("no context 'nonsense' is deployed").contains("[odd, test]");
    }

    @Test
    void catalogue_namesItsPages(@TempDir Path dir) {
        Path folder = dir.resolve("not/there");

        assertThat(run("catalogue", "--json", "--out", folder.toString())).isZero();

        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        "{\"pages\":[\"%1$s/index.html\",\"%1$s/context-odd.html\",\"%1$s/context-test.html\"]}"
                                .formatted(folder));
    }

    @Test
    void catalogue_withoutItsReleasedVersions_isBadInput(@TempDir Path dir) {
        assertThat(run("catalogue", "--out", dir.toString(), "--released", "absent"))
                .isEqualTo(5);
        assertThat(err.toString()).isEqualToIgnoringNewLines("herald: --released absent: there is no such folder");
    }

    @Test
    void releasedVersion_thatIsNoSchema_isBadInput_namingTheFile(@TempDir Path dir) throws IOException {
        Path of = Files.createDirectories(dir.resolve("dev.herald.processor.OddRecord"));
        Files.writeString(of.resolve("1.avsc"), "{\"type\":\"nonsense\"}");

        assertThat(run("catalogue", "--out", dir.resolve("out").toString(), "--released", dir.toString()))
                .isEqualTo(5);
        assertThat(err.toString()).contains("1.avsc: not an Avro schema");
    }

    private int run(String... arguments) {
        List<PublicationSource> sources = new ArrayList<>(List.of(() -> OddPublication.PUBLICATION));
        sources.add(new TestPublication());
        return CommandRun.of(sources, out, err, arguments);
    }
}
