package dev.herald.engine.step;

import dev.herald.engine.publish.IntegrationEvent;
import java.util.List;

/** What one rule made of one event. */
public sealed interface Evaluation {

    /** The condition did not hold, or there was nothing to publish. */
    record Filtered() implements Evaluation {}

    /** The rule published. */
    record Published(List<IntegrationEvent> events) implements Evaluation {}

    /** The event goes to a gathering, under that id. */
    record Gathered(String id) implements Evaluation {}

    /** The rule failed. */
    record Failed(Failure failure) implements Evaluation {}

    /** The rule must wait for a reference. */
    sealed interface Wait extends Evaluation {}

    /** The reference data may not be complete yet. */
    record NotYet() implements Wait {}

    /** A required reference is not there. */
    record Missing(String lookup, String id) implements Wait {}
}
