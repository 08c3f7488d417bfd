package dev.herald.processor.setting;

/**
 * A setting in force, as it may be shown.
 *
 * @param key its key
 * @param shown its value; {@code ***} for a secret
 * @param origin where it comes from: {@code default}, {@code file …}, {@code environment …}, {@code command line}, or
 *     {@code Herald} for what its guarantees need and nobody can change
 */
public record EffectiveSetting(String key, String shown, String origin) {

    /** The origin of what nobody gave. */
    public static final String DEFAULT = "default";

    /** The origin of what nobody can change. */
    public static final String HELD = "Herald";

    /** Returns whether some source gave it. */
    public boolean isGiven() {
        return !origin.equals(DEFAULT) && !origin.equals(HELD);
    }
}
