package dev.herald.processor.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells on standard error how far a long command is: every two seconds. */
final class Progress {

    private static final Duration GAP = Duration.ofSeconds(2);

    private final PrintWriter err;
    private final Clock clock;
    private final String done;
    private final long total;
    private final Instant start;
    private Instant told;
    private long count;

    Progress(Surroundings surroundings, String done, long total) {
        this.err = surroundings.err();
        this.clock = surroundings.clock();
        this.done = done;
        this.total = total;
        this.start = clock.instant();
        this.told = start;
    }

    void one() {
        reached(count + 1);
    }

    void reached(long doneByNow) {
        count = doneByNow;
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(GAP))) {
            told = now;
            err.println(String.format(Locale.ROOT, "%s %,d of %,d", done, count, total));
        }
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }
}
