package dev.herald.engine.contract;

/**
 * Why a reader does not read everything that a writer writes.
 *
 * @param place the outermost type's full name, {@code #}, and the way to what differs: names of the reader's fields
 *     with dots between them, {@code []} for the items of an array, {@code {}} for the values of a map; the type's
 *     name alone where it is about the whole
 * @param message what the writer has, and what the reader expects
 */
public record Difference(String place, Rule rule, String message) {

    /** A rule of schema resolution. Public: programs rely on the names. Those of Avro's own checker have its names. */
    public enum Rule {
        /** Types that cannot be promoted. */
        TYPE_MISMATCH,
        /** Named types of other names, without an alias at the reader. */
        NAME_MISMATCH,
        /** Fixed types of other sizes. */
        FIXED_SIZE_MISMATCH,
        /** An enum's symbols that the reader does not know, without a default symbol. */
        MISSING_ENUM_SYMBOLS,
        /** A field that the writer does not have, without a default at the reader. */
        READER_FIELD_MISSING_DEFAULT_VALUE,
        /** A branch of a union that the reader does not have. */
        MISSING_UNION_BRANCH,
        /** A logical type that the reader takes for another. */
        LOGICAL_TYPE_MISMATCH,
        /** Whatever else keeps Avro's reader from resolving the two. */
        UNRESOLVABLE
    }

    @Override
    public String toString() {
        return place + ": " + rule + ": " + message;
    }
}
