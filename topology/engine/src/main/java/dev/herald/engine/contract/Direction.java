package dev.herald.engine.contract;

/** Who reads what. */
public enum Direction {
    /** The new version reads what an older one wrote. */
    BACKWARD("the current version cannot read what version %d wrote"),
    /** An older version reads what the new one writes. */
    FORWARD("version %d cannot read what the current one writes");

    private final String broken;

    Direction(String broken) {
        this.broken = broken;
    }

    String broken(int version) {
        return broken.formatted(version);
    }
}
