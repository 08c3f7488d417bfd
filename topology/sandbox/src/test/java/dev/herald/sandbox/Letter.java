package dev.herald.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a dead letter tells.
 *
 * @param key of the record that failed
 * @param rule the rule that failed; empty where the record or the aggregate as a whole failed
 * @param exception the exception's class
 */
record Letter(String key, String rule, String stage, String exception, String message) {

    /** Returns the dead letters of a topic. */
    static List<Letter> all(Topic topic) {
        return topic.records().stream().map(Letter::of).toList();
    }

    /** Returns the same with another message. */
    Letter saying(String other) {
        return new Letter(key, rule, stage, exception, other);
    }

    private static Letter of(ConsumerRecord<byte[], byte[]> record) {
        return new Letter(
                String.valueOf(PublicRecord.of(record).key()),
                text(record, "herald.rule"),
                text(record, "herald.stage"),
                text(record, "__streams.errors.exception"),
                text(record, "__streams.errors.message"));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        Header found = record.headers().lastHeader(header);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }
}
