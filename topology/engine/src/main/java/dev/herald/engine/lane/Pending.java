package dev.herald.engine.lane;

import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import java.util.List;

/**
 * What a rule made of an event and may publish only once its window is over.
 *
 * @param due up to which time an event may still come that takes its place, in milliseconds of Herald's stream time
 * @param sequence the event's
 * @param cause what is said of the event
 * @param values the records
 */
public record Pending(long due, long sequence, Cause cause, List<Payload> values) {

    /** Creates it. */
    public Pending {
        values = List.copyOf(values);
    }
}
