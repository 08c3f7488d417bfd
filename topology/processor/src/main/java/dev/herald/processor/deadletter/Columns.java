package dev.herald.processor.deadletter;

import dev.herald.processor.event.Printable;
import java.util.List;

/** Rows of text in columns. */
final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** Returns the rows as lines, each column as wide as its widest text; the last is not filled up. */
    static String aligned(List<List<String>> given) {
        List<List<String>> rows = given.stream()
                .map(row -> row.stream().map(Printable::line).toList())
                .toList();
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                lines.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(GAP);
            }
            lines.append(row.get(columns - 1)).append('\n');
        }
        return lines.toString();
    }
}
