package dev.herald.processor.event;

import com.fasterxml.jackson.databind.JsonNode;

/** From a record's value to natural JSON. */
@FunctionalInterface
public interface ValueReader {

    /** What a value turned out to be. */
    sealed interface Value {}

    /** A value that could be read. */
    record AsJson(JsonNode json) implements Value {}

    /** A value that could not, and why. */
    record Unreadable(String reason) implements Value {}

    /** Reads a value, not null. */
    Value read(byte[] value);
}
