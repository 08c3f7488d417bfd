package dev.herald.evolution.integration;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecordBase;

public final class ItemShown extends SpecificRecordBase {

    public static final Schema SCHEMA$ = new Schema.Parser().parse("""
        @PUBLIC@
        """);

    private final Object[] values = new Object[SCHEMA$.getFields().size()];

    public static ItemShown of(long events, String grade, String grades) {
        ItemShown shown = new ItemShown();
        shown.put(0, events);
        shown.put(1, new GenericData.EnumSymbol(SCHEMA$.getField("grade").schema(), grade));
        shown.put(2, grades);
        return shown;
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public Object get(int field) {
        return values[field];
    }

    @Override
    public void put(int field, Object value) {
        values[field] = value;
    }
}
