package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void documentedTable_isTheOneOfThisBuild() throws IOException {
        String table = Arrays.stream(ExitCode.values())
                .map(code -> "| `" + code.number() + "` | " + code.meaning() + " |\n")
                .collect(Collectors.joining());

        assertThat(Files.readString(Path.of("..", "..", "README.md")))
                .as("exit codes are public: a change needs README.md changed too")
                .contains("| exit code | meaning |\n|---|---|\n" + table + "\n");
    }
}
