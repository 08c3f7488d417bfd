package dev.herald.engine.contract;

/** How places in a schema are written, as {@link Difference#place} says. */
final class Place {

    private Place() {}

    /** Returns the way to a field of the record at the end of a way. */
    static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Returns a place. */
    static String text(String root, String path) {
        return path.isEmpty() ? root : root + "#" + path;
    }
}
