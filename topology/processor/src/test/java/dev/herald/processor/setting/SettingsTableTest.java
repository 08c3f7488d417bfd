package dev.herald.processor.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

    @Test
    void documentedTable_isTheOneOfThisBuild() throws IOException {
        String document = Files.readString(Path.of("SETTINGS.md"));

        assertThat(document)
                .as("setting keys are public: a change needs SETTINGS.md changed too")
                .endsWith(SettingsTable.markdown());
    }
}
