package dev.herald.processor.event;

import java.util.Map;

/**
 * What a sender did.
 *
 * @param sent events that the brokers have acknowledged, by topic
 */
public record SendReport(Map<String, Long> sent) {

    /** Returns how many events were acknowledged. */
    public long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }
}
