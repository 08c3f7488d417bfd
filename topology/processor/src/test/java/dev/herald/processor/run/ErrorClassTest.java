package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;

class ErrorClassTest {

    @Test
    void refusalBehindABrokenTransaction_isARefusal() {
        KafkaException broken = new KafkaException(
                "Cannot execute transactional method because we are in an error state",
                new TransactionalIdAuthorizationException("Transactional Id authorization failed."));

        assertThat(ErrorClass.of(new StreamsException(broken))).isEqualTo(ErrorClass.REFUSED);
        assertThat(ErrorClass.of(new TaskMigratedException("lost", new TopicAuthorizationException("no"))))
                .isEqualTo(ErrorClass.REFUSED);
    }

    @Test
    void brokenTransactionAndSilentBroker_areInfrastructure() {
        assertThat(ErrorClass.of(new StreamsException(new KafkaException("the transaction was aborted"))))
                .isEqualTo(ErrorClass.INFRASTRUCTURE);
        assertThat(ErrorClass.of(new StreamsException(new TimeoutException("no answer"))))
                .isEqualTo(ErrorClass.INFRASTRUCTURE);
    }

    @Test
    void anythingElse_isABug() {
        assertThat(ErrorClass.of(new StreamsException(new IllegalStateException("no such store"))))
                .isEqualTo(ErrorClass.BUG);
    }
}
