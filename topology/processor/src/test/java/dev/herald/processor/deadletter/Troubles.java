package dev.herald.processor.deadletter;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lanes and letters for tests. */
final class Troubles {

    static final Instant NOON = Instant.parse("2026-05-11T12:00:00Z");

    private Troubles() {}

    static LaneParked parked(String id, String rule, long sequence) {
        return new LaneParked("payment", id, rule, sequence, "MAP", "java.lang.IllegalStateException", "no map");
    }

    static LaneReleased released(String id, String rule, String commandId, boolean waits) {
        return new LaneReleased("payment", id, rule, 9L, commandId, "ops", "fixed", waits);
    }

    static ParkedLane lane(String id, String rule, long sequence) {
        return new ParkedLane(ParkedLanes.trouble(parked(id, rule, sequence)), NOON);
    }

    static Repair repair(Repair.Kind kind, String commandId, ParkedLane lane) {
        return new Repair(kind, commandId, lane, "ops", "fixed");
    }

    /** A dead letter of payment p-1, its third event, with a value of two bytes. */
    static Letter letter(String stage) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("pay.dead-letters", 2, 7, utf8("p-1#3"), new byte[] {1, 2});
        header(record, "origin", "outbox");
        header(record, DeadLetterHeaders.AGGREGATE, "payment");
        header(record, DeadLetterHeaders.AGGREGATE_ID, "p-1");
        header(record, DeadLetterHeaders.SEQUENCE, "3");
        header(record, DeadLetterHeaders.STAGE, stage);
        header(record, DeadLetterHeaders.EXCEPTION, "dev.herald.Unreadable");
        header(record, DeadLetterHeaders.MESSAGE, "starts with\n0x01");
        header(record, DeadLetterHeaders.STACKTRACE, "dev.herald.Unreadable: 0x01\n\tat Somewhere.java");
        header(record, DeadLetterHeaders.TOPIC, "pay.domain.payment");
        header(record, DeadLetterHeaders.PARTITION, "2");
        header(record, DeadLetterHeaders.OFFSET, "41");
        return new Letter(record);
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String text) {
        record.headers().add(name, utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
