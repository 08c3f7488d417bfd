package dev.herald.engine.mark;

/**
 * Where a value stands in a record: {@code payer.name}; {@code []} stands for the items of an array, {@code {}} for the
 * entries of a map: {@code lines[].article}. The branch of a union is not told.
 *
 * @param text empty for the record itself
 */
public record FieldPath(String text) {

    /** The record itself. */
    public static final FieldPath RECORD = new FieldPath("");

    /** Returns the path of a field of what stands here. */
    public FieldPath field(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    /** Returns the path of the items of an array that stands here. */
    public FieldPath items() {
        return new FieldPath(text + "[]");
    }

    /** Returns the path of the entries of a map that stands here. */
    public FieldPath entries() {
        return new FieldPath(text + "{}");
    }

    /** Returns whether another path is this one, or leads to something in it. */
    public boolean holds(FieldPath other) {
        String rest = other.text.startsWith(text) ? other.text.substring(text.length()) : "?";
        return text.isEmpty() || rest.isEmpty() || ".[{".indexOf(rest.charAt(0)) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
