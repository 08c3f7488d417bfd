package dev.herald.engine.codec;

import org.jspecify.annotations.Nullable;

/** Writes the values of one schema; throws {@link Fault} on one that the schema refuses. */
@FunctionalInterface
interface ValueWriter {

    void write(@Nullable Object value, WireBuffer out);
}
