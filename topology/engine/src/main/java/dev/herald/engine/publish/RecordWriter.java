package dev.herald.engine.publish;

import org.apache.avro.specific.SpecificRecord;

/** Writes a record under its contract. */
@FunctionalInterface
public interface RecordWriter {

    /**
     * Returns the record in the Confluent wire format.
     *
     * @throws RuntimeException when the contract refuses the record, naming the field
     */
    byte[] write(SpecificRecord record);
}
