package dev.herald.testkit;

import dev.herald.engine.mark.FieldPath;

/**
 * A value of a domain event that its contract marks as confidential or personal.
 *
 * @param type the full name of the event's record
 */
record ConfidentialField(String type, FieldPath path) {

    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + path;
    }
}
