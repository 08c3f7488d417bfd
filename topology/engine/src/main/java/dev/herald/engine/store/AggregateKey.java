package dev.herald.engine.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The key of an aggregate among all of a context's.
 *
 * @param aggregate the kind of the aggregate
 * @param id the aggregate's id
 */
public record AggregateKey(String aggregate, String id) {

    private static final char SEPARATOR = '/';

    /** Returns the key as it is stored: {@code <aggregate>/<id>} in UTF-8. The kind has no slash, so it is unambiguous. */
    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    static AggregateKey of(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        int split = text.indexOf(SEPARATOR);
        return new AggregateKey(text.substring(0, split), text.substring(split + 1));
    }

    /** As a record's own, without its way through method handles: keys are compared for each event. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateKey that && id.equals(that.id) && aggregate.equals(that.aggregate);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + aggregate.hashCode();
    }

    @Override
    public String toString() {
        return aggregate + SEPARATOR + id;
    }
}
