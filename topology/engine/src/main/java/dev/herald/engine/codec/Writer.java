package dev.herald.engine.codec;

import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/** What is known of the values that one schema id wrote. */
sealed interface Writer {

    int schemaId();

    /** Values of a known type. */
    record Known(int schemaId, String fullName, DatumReader<SpecificRecord> reader) implements Writer {}

    /** Values of a type that was not asked for. */
    record Foreign(int schemaId, Decoded.UnknownType outcome) implements Writer {}
}
