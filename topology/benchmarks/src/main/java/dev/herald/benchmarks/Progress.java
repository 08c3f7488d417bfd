package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says how far something is, every two seconds. For one thread. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintStream out;
    private final String what;
    private final long total;
    private long said = System.nanoTime();

    Progress(PrintStream out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    void at(long count) {
        if (System.nanoTime() - said >= EVERY_NANOS) {
            said = System.nanoTime();
            out.printf(Locale.ROOT, "  %-28s %,12d of %,d%n", what, Math.min(count, total), total);
        }
    }
}
