package dev.herald.processor.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes records readable. As JSON: {@code topic}, {@code partition}, {@code offset}, {@code timestamp} (milliseconds
 * since the epoch, as Kafka has it), {@code key}, {@code headers} by name and {@code value}. A tombstone's value is
 * null. Bytes that are no text become an object with {@code base64}, and a value that cannot be read one with
 * {@code unreadable}, the reason, beside it. A header that is there several times becomes a list.
 */
public final class RecordText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ValueReader values;

    /** Reads values with a reader. */
    public RecordText(ValueReader values) {
        this.values = values;
    }

    /** Returns a record as one JSON object. */
    public ObjectNode json(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode json = NODES.objectNode();
        json.put("topic", record.topic());
        json.put("partition", record.partition());
        json.put("offset", record.offset());
        json.put("timestamp", record.timestamp());
        json.set("key", text(record.key()));
        json.set("headers", headers(record.headers()));
        json.set("value", value(record.value()));
        return json;
    }

    /** Returns a record as lines for a terminal: where it lies, its headers, its value. */
    public String lines(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder lines = new StringBuilder()
                .append(Instant.ofEpochMilli(record.timestamp()))
                .append(' ')
                .append(record.topic())
                .append('-')
                .append(record.partition())
                .append('@')
                .append(record.offset())
                .append(' ')
                .append(plain(text(record.key())));
        headers(record.headers()).properties().forEach(header -> lines.append("\n  ")
                .append(Printable.line(header.getKey()))
                .append(": ")
                .append(plain(header.getValue())));
        return lines.append("\n  ")
                .append(Printable.line(value(record.value()).toString()))
                .toString();
    }

    private JsonNode value(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        ValueReader.Value value = values.read(bytes);
        if (value instanceof ValueReader.AsJson text) {
            return text.json();
        }
        return base64(bytes).put("unreadable", ((ValueReader.Unreadable) value).reason());
    }

    private static ObjectNode headers(Iterable<Header> headers) {
        ObjectNode json = NODES.objectNode();
        for (Header header : headers) {
            JsonNode before = json.get(header.key());
            JsonNode text = text(header.value());
            if (before instanceof ArrayNode several) {
                several.add(text);
            } else {
                json.set(
                        header.key(),
                        before == null ? text : NODES.arrayNode().add(before).add(text));
            }
        }
        return json;
    }

    private static JsonNode text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        try {
            return NODES.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return base64(bytes);
        }
    }

    private static ObjectNode base64(byte[] bytes) {
        return NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
    }

    private static String plain(JsonNode node) {
        return node.isTextual() && node.textValue().chars().noneMatch(Character::isISOControl)
                ? node.textValue()
                : Printable.line(node.toString());
    }
}
