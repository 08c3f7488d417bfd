package dev.herald.testkit;

import dev.herald.engine.step.Outcome;

/** What a scenario expects; made by {@link Expectations}. */
public sealed interface Expectation
        permits PublishedRecord, DeadLettered, Alarm, Expectation.Counted, Expectation.Kept {

    /** So many inputs came to this end since the scenario began; the rule is empty for records as a whole. */
    record Counted(String rule, Outcome outcome, long count) implements Expectation {}

    /** So many events are held, waiting or parked. */
    record Kept(long count) implements Expectation {}
}
