package dev.herald.processor.deadletter;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.step.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A dead letter, as it was read from its topic. */
public final class Letter {

    /** Where a failure parks the lane; of any other a dead letter is all that there is. */
    private static final Set<String> PARKING = Set.of(
            Stage.PROJECT.name(), Stage.FILTER.name(), Stage.LOOK_UP.name(), Stage.MAP.name(), Stage.PUBLISH.name());

    private final ConsumerRecord<byte[], byte[]> record;
    private final Trouble trouble;

    /** Reads the headers of a dead letter; one that is missing reads empty. */
    public Letter(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
        LaneId lane = new LaneId(
                text(DeadLetterHeaders.AGGREGATE), text(DeadLetterHeaders.AGGREGATE_ID), text(DeadLetterHeaders.RULE));
        this.trouble = new Trouble(
                lane,
                number(DeadLetterHeaders.SEQUENCE),
                text(DeadLetterHeaders.STAGE),
                text(DeadLetterHeaders.EXCEPTION),
                text(DeadLetterHeaders.MESSAGE));
    }

    /** Returns what it tells of. */
    public Trouble trouble() {
        return trouble;
    }

    /** Returns whether it tells of a lane that was parked; otherwise its event is kept nowhere else. */
    public boolean isOfALane() {
        return PARKING.contains(trouble.stage());
    }

    /** Returns where the record that failed stood: {@code <topic>-<partition>@<offset>}. */
    public String source() {
        return text(DeadLetterHeaders.TOPIC) + "-" + text(DeadLetterHeaders.PARTITION) + "@"
                + text(DeadLetterHeaders.OFFSET);
    }

    /** Returns where it lies itself, in the same form. */
    public String place() {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** Returns the last header of a name; the record that failed may have brought one of the same name. */
    String text(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private long number(String name) {
        String text = text(name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
