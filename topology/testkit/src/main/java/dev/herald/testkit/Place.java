package dev.herald.testkit;

import dev.herald.engine.mark.FieldPath;

/**
 * Where others can see something.
 *
 * @param topic the topic's name
 * @param path a field of the value; or what is outside of it, which begins with {@code @}
 */
record Place(String topic, FieldPath path) {

    static final String TIMESTAMP = "@timestamp";
    static final String VALUE = "@value";

    /** Returns the place of a header. */
    static String header(String name) {
        return "@" + name;
    }

    @Override
    public String toString() {
        return topic + ", " + path;
    }
}
