package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;

/** The texts of faults in JSON: the value, bounded, and what was expected. */
final class JsonFaults {

    private static final int EXCERPT = 80;

    private JsonFaults() {}

    static Fault expected(String what, JsonNode got) {
        return new Fault(excerpt(got.toString()) + ", expected " + what);
    }

    static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "… (" + text.length() + " characters)";
    }
}
