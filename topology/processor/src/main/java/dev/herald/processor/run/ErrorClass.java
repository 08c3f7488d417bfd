package dev.herald.processor.run;

import dev.herald.engine.registry.RegistryException;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception that ended a stream thread means. Poison is not among them: it never leaves the event that it came
 * with.
 */
public enum ErrorClass {
    /** A broker or the registry does not answer: work stops and is tried again. */
    INFRASTRUCTURE,
    /** A broker or the registry refuses what Herald must be allowed to do. */
    REFUSED,
    /** An error in Herald: work stops. */
    BUG;

    private static final int DEPTH = 20;

    /** Classifies by the exception and its causes: a refusal among them decides, since what it leads to says less. */
    public static ErrorClass of(Throwable thrown) {
        if (isAny(thrown, ErrorClass::isRefusal)) {
            return REFUSED;
        }
        return isAny(thrown, ErrorClass::isInfrastructure) ? INFRASTRUCTURE : BUG;
    }

    private static boolean isAny(Throwable thrown, Predicate<Throwable> kind) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof AuthenticationException || cause instanceof AuthorizationException;
    }

    private static boolean isInfrastructure(Throwable cause) {
        return cause instanceof RegistryException.Unavailable
                || cause instanceof RetriableException
                || cause instanceof DisconnectException
                || cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException
                || cause instanceof TaskMigratedException
                || cause instanceof TaskCorruptedException
                || isTransactionAborted(cause);
    }

    private static boolean isTransactionAborted(Throwable cause) {
        return cause.getClass() == KafkaException.class
                && String.valueOf(cause.getMessage()).contains("transaction");
    }
}
