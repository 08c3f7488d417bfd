package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private static final String PARTY = "test.domain.party";
    private static final String PAYMENT = "test.domain.payment";

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final EventSender sender = new EventSender(producer, Set.of(PARTY), Set.of(), Pace.unlimited());

    @Test
    void reference_isAcknowledgedBeforeWhatFollowsOnAnotherTopic() {
        sender.send(record(PARTY, "p#1"));
        sender.send(record(PARTY, "q#1"));
        assertThat(producer.flushed()).isFalse();

        sender.send(record(PAYMENT, "rfp-1#1"));

        assertThat(sender.report().sent()).isEqualTo(Map.of(PARTY, 2L));
    }

    @Test
    void otherTopics_areNotWaitedFor() {
        sender.send(record(PAYMENT, "rfp-1#1"));
        sender.send(record(PARTY, "p#1"));

        assertThat(sender.report().total()).isZero();
        assertThat(sender.flush().sent()).isEqualTo(Map.of(PAYMENT, 1L, PARTY, 1L));
    }

    @Test
    void refusedEvent_endsTheSending_andTellsWhatWasAcknowledged() {
        sender.send(record(PAYMENT, "rfp-1#1"));
        producer.completeNext();
        sender.send(record(PAYMENT, "rfp-1#2"));
        producer.errorNext(new TopicAuthorizationException(PAYMENT));

        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(() -> sender.send(record(PAYMENT, "rfp-1#3")))
                .withMessageContaining("1 events were acknowledged before")
                .satisfies(failed -> assertThat(failed.reason()).isInstanceOf(TopicAuthorizationException.class));
        assertThat(producer.history()).hasSize(2);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key) {
        return new ProducerRecord<>(topic, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[0]);
    }
}
