package dev.herald.processor.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * Which parked lanes and dead letters somebody means: those for which all that is given holds.
 *
 * @param aggregate {@code <aggregate>/<id>}, or the id alone
 * @param rule the rule's name; {@link LaneId#WHOLE} for aggregates as a whole
 * @param error class of the exception, with its package or without
 */
public record Selection(
        @Nullable String aggregate,
        @Nullable String rule,
        @Nullable String error) {

    /** Returns whether nothing is given, so that everything is meant. */
    public boolean isAll() {
        return aggregate == null && rule == null && error == null;
    }

    /** Returns whether an event that does not go on is meant. */
    public boolean selects(Trouble trouble) {
        return isAggregate(trouble.lane())
                && (rule == null || rule.equals(trouble.lane().ruleName()))
                && (error == null || error.equals(trouble.exception()) || error.equals(trouble.error()));
    }

    private boolean isAggregate(LaneId lane) {
        return aggregate == null || aggregate.equals(lane.owner()) || aggregate.equals(lane.aggregateId());
    }

    @Override
    public String toString() {
        if (isAll()) {
            return "all";
        }
        return (part("aggregate", aggregate) + part("rule", rule) + part("error", error)).strip();
    }

    private static String part(String name, @Nullable String text) {
        return text == null ? "" : " " + name + " " + text;
    }
}
