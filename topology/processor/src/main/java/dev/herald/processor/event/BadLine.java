package dev.herald.processor.event;

/**
 * What is wrong with a line of an event file.
 *
 * @param line its number, from 1
 * @param field the field that is wrong, as a path such as {@code data.amount}; empty where the whole line is
 * @param reason what is wrong with it
 */
public record BadLine(long line, String field, String reason) {

    @Override
    public String toString() {
        return "line " + line + ": " + (field.isEmpty() ? "" : "field '" + field + "': ") + reason;
    }
}
