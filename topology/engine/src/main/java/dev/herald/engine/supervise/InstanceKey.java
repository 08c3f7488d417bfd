package dev.herald.engine.supervise;

/**
 * Names an open or missed instance within its aggregate.
 *
 * @param expectation the expectation's name
 * @param key what it is about; empty where there is one for each aggregate
 * @param sequence that of the event that opened it, where there may be several for one key; else 0
 */
public record InstanceKey(String expectation, String key, long sequence) {}
