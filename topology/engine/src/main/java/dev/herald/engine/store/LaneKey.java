package dev.herald.engine.store;

/**
 * One lane: one rule of one aggregate. The rule is empty for the intake of the aggregate as a whole.
 *
 * @param aggregate the aggregate
 * @param rule the rule's name
 */
public record LaneKey(AggregateKey aggregate, String rule) {

    /** Returns the key of an aggregate's intake. */
    public static LaneKey intake(AggregateKey aggregate) {
        return new LaneKey(aggregate, "");
    }
}
