package dev.herald.engine.store;

import dev.herald.engine.supervise.InstanceKey;

/**
 * Whom an entry of an expectation is about.
 *
 * @param aggregate the aggregate
 * @param key the instance within the aggregate
 */
public record Owner(AggregateKey aggregate, InstanceKey key) {

    @Override
    public String toString() {
        return aggregate + " '" + key.expectation() + "'" + (key.key().isEmpty() ? "" : " " + key.key());
    }
}
