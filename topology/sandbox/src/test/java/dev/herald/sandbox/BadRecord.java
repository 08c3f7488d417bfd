package dev.herald.sandbox;

import dev.herald.engine.producer.AggregateIdPartitioner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that cannot be a domain event.
 *
 * @param key as text: a compacted topic takes no record without one
 * @param value its bytes, in hexadecimal
 * @param reason what its dead letter must say
 */
record BadRecord(String key, String value, String reason) {

    /** The timestamp of each, in milliseconds. */
    static final long TIME = 1_772_442_000_000L;

    private static final String MISROUTED = "misrouted#1";

    /**
     * Returns one of each kind.
     *
     * @param good the value of a domain event
     */
    static List<BadRecord> ofEachKind(byte[] good) {
        byte[] cut = ByteBuffer.allocate(6).put(good, 0, 5).put((byte) 0x7e).array();
        byte[] unknownId = good.clone();
        ByteBuffer.wrap(unknownId).put(0, (byte) 0).putInt(1, 999_999);
        byte[] otherMagic = good.clone();
        otherMagic[0] = 7;
        return List.of(
                of("cut#1", cut, "the value ends inside it, after 1 bytes"),
                of("foreign#1", unknownId, "schema id 999999 cannot be resolved"),
                of("magic#1", otherMagic, "value starts with byte 0x07, expected magic byte 0x00"),
                of("empty#1", new byte[0], "value has 0 bytes, expected at least 5"),
                of("no-sequence", good, "key 'no-sequence' has no '#'"),
                of(MISROUTED, good, "key '" + MISROUTED + "' belongs to partition"));
    }

    /** Returns one that leaves its dead letter no room for anything beside it. */
    static BadRecord ofMostBytes() {
        byte[] value = new byte[1_048_000];
        value[0] = 7;
        return of("most#1", value, "value starts with byte 0x07, expected magic byte 0x00");
    }

    private static BadRecord of(String key, byte[] value, String reason) {
        return new BadRecord(key, HexFormat.of().formatHex(value), reason);
    }

    /** Returns it as a record with a header of its own. */
    ProducerRecord<byte[], byte[]> to(String topic) {
        byte[] bytes = HexFormat.of().parseHex(value);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition(), TIME, keyBytes, bytes);
        record.headers().add("origin", reason.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The partition of its aggregate, if it has one; else any. One record lies beside its own. */
    private int partition() {
        if (!key.contains("#")) {
            return 0;
        }
        int own = AggregateIdPartitioner.partition(key.substring(0, key.lastIndexOf('#')), Installation.PARTITIONS);
        return key.equals(MISROUTED) ? (own + 1) % Installation.PARTITIONS : own;
    }
}
