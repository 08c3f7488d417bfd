package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorClassTest {

    @ParameterizedTest
    @MethodSource
    void exceptionAsAThreadEndsWithIt_isOfTheClass(ErrorClass expected, Throwable thrown) {
        assertThat(ErrorClass.of(thrown)).isEqualTo(expected);
    }

    static Stream<Arguments> exceptionAsAThreadEndsWithIt_isOfTheClass() {
        return Stream.of(
                of(ErrorClass.REFUSED, broken(new TransactionalIdAuthorizationException("no"))),
                of(ErrorClass.REFUSED, new TaskMigratedException("lost", new TopicAuthorizationException("no"))),
                of(ErrorClass.REFUSED, new SslAuthenticationException("SSL handshake failed")),
                of(
                        ErrorClass.STATE,
                        new StreamsException(new ProcessorStateException("put", new IOException("File too large")))),
                of(ErrorClass.SETTINGS, new FencedInstanceIdException("another has it")),
                of(ErrorClass.SETTINGS, new StreamsException(new UnsupportedVersionException("old broker"))),
                of(ErrorClass.SETTINGS, new KafkaException("no client", new ConfigException("linger.ms"))),
                of(ErrorClass.TOPICS, new MissingSourceTopicException("gone")),
                of(ErrorClass.TOPICS, broken(new RecordTooLargeException("the topic's limit is lower now"))),
                of(ErrorClass.INFRASTRUCTURE, broken(new InvalidPidMappingException("expired"))),
                of(ErrorClass.INFRASTRUCTURE, broken(new NotEnoughReplicasException("2 wanted"))),
                of(ErrorClass.INFRASTRUCTURE, broken(new KafkaException("no acknowledgment; it is safe to abort"))),
                of(ErrorClass.INFRASTRUCTURE, new StreamsException(new TimeoutException("no answer"))),
                of(ErrorClass.INFRASTRUCTURE, new ProducerFencedException("by another of the same id")),
                of(ErrorClass.INFRASTRUCTURE, new InvalidProducerEpochException("old")),
                of(ErrorClass.INFRASTRUCTURE, new TaskMigratedException("m", new CommitFailedException("late"))),
                of(ErrorClass.INFRASTRUCTURE, new TaskCorruptedException(Set.of())),
                of(ErrorClass.BUG, new StreamsException(new IllegalStateException("no such store"))),
                of(ErrorClass.BUG, new StreamsException(new IllegalStateException("the transaction"))),
                of(ErrorClass.BUG, new NullPointerException()));
    }

    private static Arguments of(ErrorClass expected, Throwable thrown) {
        return Arguments.of(expected, thrown);
    }

    /** How a producer, and so a stream thread, tells of a transaction that broke earlier. */
    private static StreamsException broken(KafkaException cause) {
        return new StreamsException(
                new KafkaException("Cannot execute transactional method because we are in an error state", cause));
    }
}
