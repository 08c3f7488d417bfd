package dev.herald.processor.broker;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** What a broker answered. */
public final class Answer {

    private Answer() {}

    /**
     * Waits for an answer, as long as the client that asked waits.
     *
     * @throws KafkaException the broker's refusal, or that none answered
     * @throws InterruptException when the thread is interrupted
     */
    public static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
