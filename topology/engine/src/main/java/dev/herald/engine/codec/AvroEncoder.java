package dev.herald.engine.codec;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes records of one contract in the Confluent wire format: magic byte 0, 4-byte schema id, Avro binary. The bytes
 * are those of Avro's own writer. Not safe for use by several threads at once: it works in one buffer.
 */
public final class AvroEncoder {

    private final String record;
    private final ValueWriter writer;
    private final WireBuffer buffer;

    /**
     * Creates an encoder.
     *
     * @param schema the contract, a record
     * @param schemaId the id under which the registry has it
     * @throws IllegalArgumentException when the schema is not a record's
     */
    public AvroEncoder(Schema schema, int schemaId) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException("encoder: expected the schema of a record, got " + schema.getType());
        }
        this.record = schema.getFullName();
        this.writer = new ValueWriters().of(schema);
        this.buffer = new WireBuffer(schemaId);
    }

    /**
     * Returns the record's bytes, in an array of their exact size.
     *
     * @throws ContractViolation when the contract refuses the record: null where it must not be, a wrong type, a decimal
     *     out of precision or scale, an unknown enum symbol, records nested without end
     */
    public byte[] encode(IndexedRecord value) {
        buffer.start();
        try {
            writer.write(value, buffer);
        } catch (Fault fault) {
            throw new ContractViolation(record, fault);
        }
        return buffer.finished();
    }
}
