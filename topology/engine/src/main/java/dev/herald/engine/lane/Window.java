package dev.herald.engine.lane;

import org.jspecify.annotations.Nullable;

/**
 * The time in which a rule that publishes at most every so often publishes nothing more for an aggregate.
 *
 * @param end its end, in milliseconds of event time
 * @param pending what the rule made of the latest event in it; null where none has come
 */
public record Window(long end, @Nullable Pending pending) {

    /** Whatever comes is published at once. */
    public static final Window NONE = new Window(Long.MIN_VALUE, null);

    /** Returns how many events are kept: none or one. */
    public long kept() {
        return pending == null ? 0 : 1;
    }
}
