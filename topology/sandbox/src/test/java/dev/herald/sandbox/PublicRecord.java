package dev.herald.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record byte by byte, but for where it lies.
 *
 * @param key as text; null where there is none
 * @param headers name and value of each, in order
 * @param value in hexadecimal; null for a tombstone
 */
record PublicRecord(
        @Nullable String key,
        long timestamp,
        List<String> headers,
        @Nullable String value) {

    static PublicRecord of(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        }
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        return new PublicRecord(
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                record.timestamp(),
                headers,
                value == null ? null : HexFormat.of().formatHex(value));
    }
}
