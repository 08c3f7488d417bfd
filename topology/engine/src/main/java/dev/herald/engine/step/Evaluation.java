package dev.herald.engine.step;

import dev.herald.engine.publish.IntegrationEvent;
import java.util.List;

/** What one rule made of one event. */
public sealed interface Evaluation {

    /** The condition did not hold, or there was nothing to publish. */
    record Filtered() implements Evaluation {}

    /** The rule published. */
    record Published(List<IntegrationEvent> events) implements Evaluation {

        /** Returns whether it published the end of a snapshot. */
        boolean isEnd() {
            return events.size() == 1 && events.get(0).value().bytes() == null;
        }
    }

    /** The rule may publish only once its window is over: what it made is pending. */
    record Deferred() implements Evaluation {}

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
