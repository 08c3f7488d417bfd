package dev.herald.engine.codec;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a value's bytes turned out to be. */
public sealed interface Decoded {

    /** A record of a known type, resolved to its compiled class. */
    record Known(SpecificRecord record) implements Decoded {}

    /** A value of a type that was not asked for; its bytes were not read. */
    record UnknownType(String fullName, int schemaId) implements Decoded {}

    /**
     * Bytes that are no record.
     *
     * @param reason what was found and what was expected
     * @param cause the error below it; null where there is none
     */
    record Undecodable(String reason, @Nullable Throwable cause) implements Decoded {}
}
