package dev.herald.processor.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** From natural JSON to a record's value, for one type of event. */
@FunctionalInterface
public interface DataWriter {

    /**
     * Writes an event's data.
     *
     * @param line the line's number, for what is wrong with it
     */
    Checked<byte[]> write(long line, ObjectNode data);
}
