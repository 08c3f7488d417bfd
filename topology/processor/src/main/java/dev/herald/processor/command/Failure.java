package dev.herald.processor.command;

import dev.herald.engine.publication.PublicationException;
import dev.herald.engine.registry.RegistryException;
import dev.herald.processor.contract.NotRegisteredException;
import dev.herald.processor.event.SendFailedException;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * What an exception means to whoever called the command: each kind is classified here, once.
 *
 * @param code how the command ends
 * @param message what to say
 */
record Failure(ExitCode code, String message) {

    /** Kafka has no type of exception for a key store or trust store that it cannot use. */
    private static final String UNUSABLE_STORE = "Failed to load SSL ";

    static Failure of(Exception exception, Optional<Settings> settings) {
        if (exception instanceof EndedException ended) {
            return new Failure(ended.code(), said(ended));
        }
        if (exception instanceof SettingsException || exception instanceof PublicationException) {
            return new Failure(ExitCode.SETTINGS, said(exception));
        }
        if (exception instanceof IOException) {
            return new Failure(ExitCode.BAD_INPUT, "the input cannot be read: " + exception);
        }
        if (exception instanceof NotRegisteredException) {
            return new Failure(ExitCode.DIFFERENCES, said(exception));
        }
        if (exception instanceof RegistryException refusal) {
            return new Failure(ofRegistry(refusal), said(refusal) + TlsAdvice.REGISTRY.on(said(refusal)));
        }
        if (exception instanceof SendFailedException failed) {
            Failure reason = ofBroker(failed.reason(), settings);
            return new Failure(
                    reason.code(),
                    reason.message() + " (" + failed.report().total() + " events were acknowledged before)");
        }
        if (exception instanceof KafkaException refusal) {
            return ofBroker(refusal, settings);
        }
        return new Failure(ExitCode.BUG, "error in Herald, or in a publication's code: " + exception);
    }

    private static ExitCode ofRegistry(RegistryException exception) {
        if (exception instanceof RegistryException.Unavailable || exception instanceof RegistryException.Garbled) {
            return ExitCode.UNAVAILABLE;
        }
        return exception instanceof RegistryException.NotFound ? ExitCode.DIFFERENCES : ExitCode.REFUSED;
    }

    private static Failure ofBroker(KafkaException exception, Optional<Settings> settings) {
        String at = settings.map(given -> " at " + given.get(HeraldSettings.BOOTSTRAP))
                .orElse("");
        KafkaException cause = innermost(exception);
        if (cause instanceof ConfigException && said(cause).contains("bootstrap")) {
            return new Failure(ExitCode.UNAVAILABLE, "no broker" + at + ": " + said(cause));
        }
        if (cause instanceof ConfigException || said(cause).startsWith(UNUSABLE_STORE)) {
            return new Failure(ExitCode.SETTINGS, "Kafka refuses a setting: " + said(cause) + root(cause));
        }
        if (cause instanceof RetriableException) {
            String within = settings.map(given -> " within "
                            + given.get(HeraldSettings.CONNECT_TIMEOUT).toMillis() + " ms")
                    .orElse("");
            return new Failure(
                    ExitCode.UNAVAILABLE,
                    "no answer from a broker" + at + within + ": " + said(cause) + protocol(settings));
        }
        if (cause instanceof AuthenticationException || cause instanceof ApiException) {
            String why = said(cause) + root(cause);
            return new Failure(ExitCode.REFUSED, "the broker" + at + " refuses: " + why + TlsAdvice.BROKER.on(why));
        }
        if (cause instanceof StreamsException) {
            return new Failure(ExitCode.SETTINGS, "Kafka Streams cannot start: " + said(cause) + root(cause));
        }
        return new Failure(ExitCode.BUG, "error in a Kafka client: " + cause);
    }

    /** A port that wants another protocol hangs up without a word, and the client tries again until time is up. */
    private static String protocol(Optional<Settings> settings) {
        return settings.map(given -> "; a port that wants another kafka.security.protocol than "
                        + given.kafka().getOrDefault("security.protocol", "PLAINTEXT") + " does not answer either")
                .orElse("");
    }

    private static KafkaException innermost(KafkaException exception) {
        KafkaException found = exception;
        while (found.getClass() == KafkaException.class && found.getCause() instanceof KafkaException cause) {
            found = cause;
        }
        return found;
    }

    /** Says what is at the bottom of it, such as a certificate that has expired. */
    private static String root(Throwable exception) {
        Throwable cause = exception;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause == exception ? "" : " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
    }

    private static String said(Exception exception) {
        return exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
    }
}
