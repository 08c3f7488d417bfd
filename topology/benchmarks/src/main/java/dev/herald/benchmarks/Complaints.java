package dev.herald.benchmarks;

import dev.herald.sandbox.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a failed contender said: the exceptions by name, which a long trace pushes out of sight, and the end. */
record Complaints(Path log) {
    private static final int SHOWN = 8;

    String text() {
        return "%s%nThe last lines of its log:%n%s".formatted(exceptions(), new LogTail(log).text());
    }

    private String exceptions() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line ->
                            !line.startsWith("\tat ") && (line.contains("Exception") || line.startsWith("Caused by: ")))
                    .distinct()
                    .limit(SHOWN)
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "(unreadable: " + e + ")";
        }
    }
}
