package dev.herald.engine.contract;

/**
 * What a newer schema has otherwise than an older one, compatible or not.
 *
 * @param place as {@link Difference#place} has it
 * @param text what it is, and what it was
 */
public record Change(Kind kind, String place, String text) {

    /** What was done. Public: programs rely on the names. */
    public enum Kind {
        /** The older schema does not have it. */
        ADDED("+"),
        /** The newer schema does not have it. */
        REMOVED("-"),
        /** Both have it, with something else about it. */
        CHANGED("~");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    @Override
    public String toString() {
        return kind.sign + " " + place + ": " + text;
    }
}
