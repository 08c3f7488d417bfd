package dev.herald.engine.codec;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record's fields in their order. Its writers are set after it is made, since records may be recursive. */
final class RecordWriter implements ValueWriter {

    private final Schema schema;
    final ValueWriter[] fields;
    private Schema accepted;

    RecordWriter(Schema schema) {
        this.schema = schema;
        this.fields = new ValueWriter[schema.getFields().size()];
        this.accepted = schema;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the common case in one comparison; accept() compares by value
    public void write(@Nullable Object value, WireBuffer out) {
        if (!(value instanceof IndexedRecord record)) {
            throw Fault.expected("record " + schema.getFullName(), value);
        }
        if (record.getSchema() != accepted) {
            accept(record.getSchema());
        }
        out.enterRecord();
        writeFields(record, out);
        out.leaveRecord();
    }

    private void writeFields(IndexedRecord record, WireBuffer out) {
        int i = 0;
        try {
            for (; i < fields.length; i++) {
                fields[i].write(record.get(i), out);
            }
        } catch (Fault fault) {
            throw fault.inField(schema.getFields().get(i).name());
        }
    }

    /** Fields are written by position: a record of another shape must not slip through. */
    private void accept(Schema other) {
        if (!other.getFullName().equals(schema.getFullName())) {
            throw new Fault("a record " + other.getFullName() + " where the contract wants " + schema.getFullName());
        }
        if (!other.equals(schema) && !canonical(other).equals(canonical(schema))) {
            throw new Fault("a record of another version of " + schema.getFullName() + " than the contract");
        }
        accepted = other;
    }

    private static String canonical(Schema schema) {
        return SchemaNormalization.toParsingForm(schema);
    }
}
