package dev.herald.engine.codec;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value, on its way up to the record: each level adds its step to the path, so that a good record
 * pays nothing for it.
 */
final class Fault extends RuntimeException {

    private final String why;
    private String path = "";

    Fault(String why) {
        this(why, null);
    }

    Fault(String why, @Nullable Throwable cause) {
        super(why, cause, false, false);
        this.why = why;
    }

    static Fault expected(String what, @Nullable Object got) {
        return new Fault(
                (got == null ? "null" : "a " + got.getClass().getSimpleName()) + " where the contract wants " + what);
    }

    Fault inField(String name) {
        boolean last = path.isEmpty() || path.startsWith("[");
        path = last ? name + path : name + "." + path;
        return this;
    }

    Fault atIndex(int index) {
        path = step("[" + index + "]");
        return this;
    }

    Fault atKey(Object key) {
        path = step("[\"" + key + "\"]");
        return this;
    }

    private String step(String step) {
        return path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
    }

    /** The path from the record: {@code payer.names[2].first}; empty for the record itself. */
    String path() {
        return path;
    }

    String why() {
        return why;
    }

    /** The text of an error: which record, which field, why. */
    String text(String record) {
        return record + ": " + (path.isEmpty() ? "" : "field " + path + ": ") + why;
    }
}
