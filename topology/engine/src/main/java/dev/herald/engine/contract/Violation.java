package dev.herald.engine.contract;

/**
 * How a new version of a contract is not compatible with an older one.
 *
 * @param version number of the older one
 */
public record Violation(Direction direction, int version, Difference difference) {

    /** Says what, where and by which rule. */
    @Override
    public String toString() {
        return direction.broken(version) + ": " + difference;
    }
}
