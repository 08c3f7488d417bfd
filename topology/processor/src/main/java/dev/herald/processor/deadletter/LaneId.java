package dev.herald.processor.deadletter;

/**
 * A lane, as people name it.
 *
 * @param aggregate the kind of the aggregate
 * @param aggregateId the aggregate's id; empty where a record's key has none
 * @param rule the rule; empty for the aggregate as a whole
 */
public record LaneId(String aggregate, String aggregateId, String rule) {

    /** Stands for the rule where the aggregate as a whole is meant. */
    public static final String WHOLE = "-";

    /** Returns {@code <aggregate>/<id>}. */
    public String owner() {
        return aggregate + "/" + (aggregateId.isEmpty() ? "?" : aggregateId);
    }

    /** Returns the rule, or what stands for it. */
    public String ruleName() {
        return rule.isEmpty() ? WHOLE : rule;
    }

    @Override
    public String toString() {
        return owner() + " " + ruleName();
    }
}
