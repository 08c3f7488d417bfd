package dev.herald.processor.run;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an exception that ended a stream thread means. Poison is not among them: it never leaves the event that it came
 * with.
 */
public enum ErrorClass {
    /** A broker or the registry refuses what Herald must be allowed to do. */
    REFUSED(""),
    /** State on disk cannot be read or written. */
    STATE("; herald.state.dir needs room and must be writable, or may be emptied: state is restored from Kafka, and"
            + " nothing is lost"),
    /** A setting cannot work with this broker, or beside another process. */
    SETTINGS(""),
    /** Topics are not as they should be. */
    TOPICS("; `herald topics plan` says how topics differ"),
    /** A broker or the registry does not answer, or work has moved to another process: it is tried again. */
    INFRASTRUCTURE(""),
    /** An error in Herald. */
    BUG("");

    private static final int DEPTH = 20;

    private final String advice;

    ErrorClass(String advice) {
        this.advice = advice;
    }

    /** Returns what helps, to be put after the reason; empty where the reason says it. */
    String advice() {
        return advice;
    }

    /**
     * Classifies by the exception and its causes. Where these are of several classes, the first of this enum decides: a
     * refusal leads to a broken transaction, and a full disk to a corrupted task, which say less.
     */
    public static ErrorClass of(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(DEPTH)
                .map(each -> ErrorTable.decision(each.getClass()))
                .flatMap(Optional::stream)
                .min(ErrorClass::compareTo)
                .orElse(BUG);
    }
}
