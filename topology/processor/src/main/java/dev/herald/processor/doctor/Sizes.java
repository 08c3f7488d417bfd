package dev.herald.processor.doctor;

import java.util.Locale;

/** Bytes as people read them. */
final class Sizes {

    static final long MEBI = 1024L * 1024;

    private Sizes() {}

    static String shown(long bytes) {
        return bytes < 1024 * MEBI
                ? bytes / MEBI + " MiB"
                : String.format(Locale.ROOT, "%.1f GiB", bytes / 1024.0 / MEBI);
    }
}
