package dev.herald.processor.command;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that repair. */
final class RepairOptions {

    private static final int LONGEST = 86_400;

    @Mixin
    LetterChoice choice = new LetterChoice();

    @Option(names = "--all", description = "Every parked lane of the context.")
    boolean all;

    @Option(
            names = "--who",
            paramLabel = "NAME",
            description = "Who asks for it; the name of this process's user by default.")
    String who = System.getProperty("user.name", "unknown");

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why; it stands in the audit. Needed unless with --dry-run.")
    @Nullable String why;

    @Option(
            names = "--dry-run",
            description = "Say what would come out, with the code that is deployed now, and change nothing.")
    boolean dryRun;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait until it is known what came of each; --no-wait only sends.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait at the most; 60 by default.")
    int timeout;

    @Option(names = "--json", description = "Print one JSON object for each lane.")
    boolean json;

    /**
     * Refuses options that do not go together.
     *
     * @throws EndedException with what is missing
     */
    void check() {
        if (choice.selection().isAll() != all) {
            refuse(
                    all
                            ? "--all and a selection exclude each other"
                            : "nothing is selected: give --aggregate, --rule or --error, or --all");
        }
        if (!dryRun && (why == null || why.isBlank())) {
            refuse("--why is missing: it stands in the audit");
        }
        if (dryRun && !wait) {
            refuse("--dry-run and --no-wait exclude each other: nobody would see the answer");
        }
        if (timeout < 1 || timeout > LONGEST) {
            refuse("--timeout = " + timeout + ": expected 1 to " + LONGEST + " seconds");
        }
    }

    Duration patience() {
        return Duration.ofSeconds(timeout);
    }

    String reason() {
        return Objects.requireNonNullElse(why, "");
    }

    private static void refuse(String reason) {
        throw new EndedException(ExitCode.USAGE, reason);
    }
}
