package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    private final Path path;
    private final StateFolder folder;

    StateFolderTest(@TempDir Path path) {
        this.path = path;
        this.folder = new StateFolder(path.resolve("state"));
    }

    @Test
    void newFolder_isMade_andCanBeLockedAfterwards() throws IOException {
        assertThat(folder.refusal("herald-payments")).isEmpty();
        assertThat(folder.refusal("herald-payments")).isEmpty();

        try (FileChannel file = lockFile();
                FileLock lock = file.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void folderOfAProcessThatRuns_isRefused() throws IOException {
        assertThat(folder.refusal("herald-payments")).isEmpty();
        try (FileChannel file = lockFile();
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThat(folder.refusal("herald-payments"))
                    .get()
                    .asString()
                    .contains("herald.state.dir: " + path, "another process keeps its state there");
            assertThat(folder.refusal("herald-deliveries")).isEmpty();
        }
    }

    @Test
    void fileInPlaceOfTheFolder_isRefused() throws IOException {
        Files.createFile(path.resolve("state"));

        assertThat(folder.refusal("herald-payments")).get().asString().contains("state cannot be written there");
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(
                path.resolve("state").resolve("herald-payments").resolve(".lock"), StandardOpenOption.WRITE);
    }
}
