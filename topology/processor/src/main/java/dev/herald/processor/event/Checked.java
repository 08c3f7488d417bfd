package dev.herald.processor.event;

import java.util.function.Function;

/**
 * A line of an event file on its way to a record: good so far, or bad.
 *
 * @param <T> what it has become
 */
public sealed interface Checked<T> {

    /** Goes on with a good line. */
    <U> Checked<U> then(Function<T, Checked<U>> step);

    /** A good line. */
    record Good<T>(T value) implements Checked<T> {

        @Override
        public <U> Checked<U> then(Function<T, Checked<U>> step) {
            return step.apply(value);
        }
    }

    /** A bad line. */
    record Bad<T>(BadLine why) implements Checked<T> {

        @Override
        public <U> Checked<U> then(Function<T, Checked<U>> step) {
            return new Bad<>(why);
        }
    }
}
