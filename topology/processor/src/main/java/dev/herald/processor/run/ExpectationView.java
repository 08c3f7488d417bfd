package dev.herald.processor.run;

import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Instance;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an expectation, as {@code /expectations} shows it.
 *
 * @param state open, overdue (its deadline has passed, and no miss has been declared yet) or missed
 * @param key what it is about within its aggregate; empty where there is one for each aggregate
 * @param repairs how often it was repaired
 */
public record ExpectationView(
        String state,
        String expectation,
        String aggregate,
        String aggregateId,
        String key,
        long openedBySequence,
        String openedById,
        String openedByType,
        String openedAt,
        String deadline,
        int repairs,
        @Nullable String correlationId) {

    /** The states in which an instance is kept. */
    public enum State {
        OPEN,
        OVERDUE,
        MISSED;

        /** Returns the state of an instance by the wall clock, in milliseconds. */
        static State of(Instance instance, long now) {
            if (instance.missed()) {
                return MISSED;
            }
            return instance.deadline() < now ? OVERDUE : OPEN;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ExpectationView of(Owner owner, Instance instance, long now) {
        return new ExpectationView(
                State.of(instance, now).text(),
                owner.key().expectation(),
                owner.aggregate().aggregate(),
                owner.aggregate().id(),
                owner.key().key(),
                instance.opening().sequence(),
                instance.opening().id(),
                instance.opening().type(),
                Instant.ofEpochMilli(instance.opening().time()).toString(),
                Instant.ofEpochMilli(instance.deadline()).toString(),
                instance.repairs(),
                instance.opening().correlationId());
    }
}
