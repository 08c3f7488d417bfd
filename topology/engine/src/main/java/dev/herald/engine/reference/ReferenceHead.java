package dev.herald.engine.reference;

/**
 * How far the events of one reference have been folded.
 *
 * @param lastSequence the sequence of the last event that has passed
 * @param time from when the last version holds, in milliseconds since the epoch
 * @param value the last version
 */
record ReferenceHead(long lastSequence, long time, Record value) {}
