package dev.herald.engine.registry;

import org.jspecify.annotations.Nullable;

/**
 * A call to the schema registry that failed. {@link Unavailable} is infrastructure: stop and retry. {@link Denied} and
 * {@link Garbled} are the deployment's fault, not the record's: stop. {@link NotFound}, {@link Incompatible} and
 * {@link Refused} are about the one schema or id that was asked for, and asking again does not help. Messages carry no
 * credentials.
 */
public abstract sealed class RegistryException extends RuntimeException {

    private static final int LONGEST = 4_000;

    private RegistryException(String message, @Nullable Throwable cause) {
        super(bounded(message), cause);
    }

    /** Who answers in a registry's place says what he likes, as long as he likes, to a terminal perhaps. */
    private static String bounded(String message) {
        String shown = message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST) + "… (" + message.length() + " characters)";
        return shown.replaceAll("[\\p{Cc}&&[^\n]]", " ");
    }

    /** No registry answered: down, timed out, or 5xx, 429, 408 after every retry. Names each URL tried, and why. */
    public static final class Unavailable extends RegistryException {
        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The registry has no such schema id, subject, or schema under the subject. */
    public static final class NotFound extends RegistryException {
        NotFound(String message) {
            super(message, null);
        }
    }

    /** The registry wants other credentials (401), or these may not do it (403). */
    public static final class Denied extends RegistryException {
        Denied(String message) {
            super(message, null);
        }
    }

    /** The subject's compatibility level refuses the schema; the message carries the registry's reasons. */
    public static final class Incompatible extends RegistryException {
        Incompatible(String message) {
            super(message, null);
        }
    }

    /** The registry refuses the request (422 and every other 4xx), or holds a schema that Avro cannot use. */
    public static final class Refused extends RegistryException {
        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The reply is not what this API answers: no JSON, or a field is missing. Often a wrong base URL or a proxy. */
    public static final class Garbled extends RegistryException {
        Garbled(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
