package dev.herald.evolution.domain;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

public final class ItemPriced extends SpecificRecordBase {

    public static final Schema SCHEMA$ = new Schema.Parser().parse("""
        @DOMAIN@
        """);

    private final Object[] values = new Object[SCHEMA$.getFields().size()];

    public String grade() {
        return String.valueOf(get(1));
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
