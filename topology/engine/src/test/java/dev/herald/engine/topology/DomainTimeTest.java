package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTimeTest {

    @ParameterizedTest
    @CsvSource({"1483949838000, 1483949838000", "0, 0", "-1, 0", "-62167219200000, 0"})
    void time_isTheRecordsOwnAndNeverNegative(long timestamp, long expected) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "topic",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());

        assertThat(new DomainTime().extract(record, 42)).isEqualTo(expected);
    }
}
