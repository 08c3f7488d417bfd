package dev.herald.engine.step;

import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.release.Order;
import java.util.List;

/** What the core wants done, in order. The rule is empty where the aggregate as a whole is meant. */
public sealed interface Effect {

    /** Returns the rule. */
    String rule();

    /** Send an integration event. */
    record Publish(String rule, IntegrationEvent event) implements Effect {}

    /** Send what an earlier event gave: its window is over. */
    record PublishPending(String rule, long sequence, List<IntegrationEvent> events) implements Effect {}

    /** What an earlier event gave is never sent: a later one has taken its place. */
    record Supersede(String rule, long sequence) implements Effect {}

    /** Send the event to a gathering, which has the rule's name, under an id of it. */
    record Gather(String rule, String id) implements Effect {}

    /** Keep the event for a lane that does not run, with the projection as of the event. */
    record Keep(String rule, Record projection) implements Effect {}

    /** The kept event has gone on: keep it no longer. */
    record Release(String rule) implements Effect {}

    /** The lane keeps as much as it may: the event is told of, and not kept. */
    record Overflow(String rule, long kept) implements Effect {}

    /** All that a parked lane had kept has gone on; where it waits, up to there. */
    record Released(String rule, Order order, boolean waits) implements Effect {}

    /** The event was taken out of its lane. */
    record Discarded(String rule, Order order) implements Effect {}

    /** The lane waits: look again when the reference may be there. */
    record Await(String rule, Evaluation.Wait reason) implements Effect {}

    /** Tell of a failure. */
    record Report(String rule, Failure failure) implements Effect {}

    /** Count that the event came to the rule. */
    record Take(String rule) implements Effect {}

    /** Count what became of the event. */
    record Count(String rule, Outcome outcome) implements Effect {}
}
