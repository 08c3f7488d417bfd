package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.CommandRun;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsCompareTest {

    private static final String POINT =
            "{\"type\":\"record\",\"name\":\"Point\",\"fields\":[{\"name\":\"x\",\"type\":\"%s\"}]}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path dir;

    @BeforeEach
    void noFiles(@TempDir Path empty) {
        dir = empty;
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, int, int, 0",
        "FULL, int, long, 4",
        "BACKWARD, int, long, 0",
        "FORWARD, int, long, 4",
        "FORWARD, long, int, 0",
        "BACKWARD, long, int, 4",
        "NONE, int, string, 0",
    })
    void exitCode_isAboutTheLevel(String level, String older, String newer, int code) throws IOException {
        assertThat(compare(POINT.formatted(older), POINT.formatted(newer), "--level", level))
                .isEqualTo(code);
    }

    @Test
    void differences_areNamedWithPlaceAndReason() throws IOException {
        assertThat(compare(POINT.formatted("int"), POINT.formatted("long"))).isEqualTo(4);

        assertThat(out.toString().lines())
                .containsExactly(
                        "backward: compatible",
                        "forward: not compatible",
                        "  Point#x: TYPE_MISMATCH: the writer's is long, the reader expects int",
                        "full: not compatible");
    }

    @Test
    void json_isForPrograms() throws IOException {
        assertThat(compare(POINT.formatted("int"), POINT.formatted("long"), "--json", "--level=BACKWARD"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/backward/compatible").booleanValue()).isTrue();
        assertThat(json.at("/backward/differences").isEmpty()).isTrue();
        assertThat(json.at("/forward/compatible").booleanValue()).isFalse();
        assertThat(json.at("/forward/differences/0").toString())
                .isEqualTo("{\"place\":\"Point#x\",\"rule\":\"TYPE_MISMATCH\","
                        + "\"message\":\"the writer's is long, the reader expects int\"}");
        assertThat(json.at("/full/compatible").booleanValue()).isFalse();
        assertThat(json.at("/level").textValue()).isEqualTo("BACKWARD");
        assertThat(json.at("/compatible").booleanValue()).isTrue();
        assertThat(json.at("/old").textValue()).endsWith("old.avsc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "int"            | "long"
        []               | ["int"]
        ["null","int"]   | ["int","null"]
        {"type":"fixed","name":"F","size":4} | {"type":"fixed","name":"n.F","size":4}
        {"type":"map","values":"bytes"}      | {"type":"map","values":"string"}
        """)
    void anySchema_canBeCompared(String older, String newer) throws IOException {
        assertThat(compare(older, newer, "--level", "BACKWARD")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        {"type":          | no Avro schema
        "nonsense"        | no Avro schema
        {"type":"record"} | no Avro schema: No name in schema
        {"type":"record","name":"R","fields":[{"name":"a","type":"int","default":"x"}]} | Invalid default for field a
        """)
    void fileThatIsNoSchema_isBadInput_namingFileAndReason(String text, String reason) throws IOException {
        assertThat(compare("\"int\"", text)).isEqualTo(5);

        assertThat(err.toString())
                .startsWith("herald: " + dir.resolve("new.avsc") + ": no Avro schema: ")
                .contains(reason);
    }

    @Test
    void emptyOrMissingFile_isBadInput() throws IOException {
        assertThat(compare("", "\"int\"")).isEqualTo(5);
        assertThat(err.toString()).startsWith("herald: " + dir.resolve("old.avsc") + ": no Avro schema: ");
        assertThat(run("contracts", "compare", "absent.avsc", "absent.avsc")).isEqualTo(5);
        assertThat(err.toString()).contains("herald: absent.avsc: there is no such file");
    }

    private int compare(String older, String newer, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("contracts", "compare"));
        words.add(Files.writeString(dir.resolve("old.avsc"), older).toString());
        words.add(Files.writeString(dir.resolve("new.avsc"), newer).toString());
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        return CommandRun.of(List.of(), out, err, words);
    }
}
