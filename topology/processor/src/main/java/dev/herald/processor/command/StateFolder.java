package dev.herald.processor.command;

import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where state is kept on disk: a folder with one folder for each application.
 *
 * @param path of the folder
 */
record StateFolder(Path path) {

    /** By which Kafka Streams keeps an application's folder to one process. */
    private static final String LOCK = ".lock";

    static StateFolder of(Settings settings) {
        Object usual = StreamsConfig.configDef().defaultValues().get(StreamsConfig.STATE_DIR_CONFIG);
        String kafka = settings.kafka().getOrDefault(StreamsConfig.STATE_DIR_CONFIG, String.valueOf(usual));
        return new StateFolder(settings.get(HeraldSettings.STATE_DIR)
                .orElseGet(() -> Path.of(kafka))
                .toAbsolutePath());
    }

    /** Returns the settings for Kafka Streams with this folder. */
    Map<String, String> addedTo(Map<String, String> kafka) {
        Map<String, String> all = new HashMap<>(kafka);
        all.put(StreamsConfig.STATE_DIR_CONFIG, path.toString());
        return all;
    }

    /** Returns whether the system may empty it at any time. */
    boolean isTemporary() {
        return path.startsWith(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
    }

    /** Returns why an application cannot keep state there; empty where it can. */
    Optional<String> refusal(String applicationId) {
        Path folder = path.resolve(applicationId);
        try {
            Files.createDirectories(folder);
            Path lock = folder.resolve(LOCK);
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return isFree(file) ? Optional.empty() : refused(folder, "another process keeps its state there");
            }
        } catch (IOException e) {
            return refused(folder, "state cannot be written there: " + e);
        }
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try (@Nullable FileLock lock = file.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    private static Optional<String> refused(Path folder, String why) {
        return Optional.of(HeraldSettings.STATE_DIR.key() + ": " + folder + ": " + why
                + "; each process needs a directory of its own");
    }
}
