package dev.herald.processor.metrics;

import java.util.Locale;

/** The table of Herald's metrics, for documents. */
public final class MetricsTable {

    private MetricsTable() {}

    /** Returns the table in Markdown. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| metric | kind | labels | what it tells |\n|---|---|---|---|\n");
        Metric.all().forEach(metric -> table.append("| `")
                .append(metric.shown())
                .append("` | ")
                .append(metric.kind().name().toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(String.join(", ", metric.labels()))
                .append(" | ")
                .append(metric.doc())
                .append(" |\n"));
        return table.toString();
    }
}
