package dev.herald.engine.lookup;

import dev.herald.engine.publication.Lookup;
import java.time.Instant;

/** Reads reference data as of an instant. */
public interface References {

    /** Returns what is known of a reference as of an instant. */
    Answer asOf(Lookup<?> lookup, String id, Instant time);

    /** What a lookup gives. */
    sealed interface Answer {}

    /** The reference as of the instant. */
    record Found(Record value) implements Answer {}

    /** No event of that reference happened by then. */
    record Missing() implements Answer {

        /** The only one. */
        public static final Answer MISSING = new Missing();
    }

    /** The reference data may not be complete yet. */
    record NotYet() implements Answer {

        /** The only one. */
        public static final Answer NOT_YET = new NotYet();
    }
}
