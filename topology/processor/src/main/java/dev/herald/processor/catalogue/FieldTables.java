package dev.herald.processor.catalogue;

import dev.herald.processor.describe.Docs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** The fields of a contract and, below, those of the records in it. */
final class FieldTables {

    private FieldTables() {}

    static void write(Schema contract, Html html) {
        Map<String, Schema> records = new LinkedHashMap<>();
        collect(contract, records);
        for (Schema each : records.values()) {
            if (!each.equals(contract)) {
                html.element("h4", each.getName());
                html.element("p", Docs.of(each).text(), "class", "docs");
            }
            table(each, html);
        }
    }

    private static void collect(Schema schema, Map<String, Schema> records) {
        switch (schema.getType()) {
            case RECORD -> {
                if (records.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), records));
                }
            }
            case ARRAY -> collect(schema.getElementType(), records);
            case MAP -> collect(schema.getValueType(), records);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, records));
            default -> {}
        }
    }

    private static void table(Schema contract, Html html) {
        if (contract.getFields().isEmpty()) {
            html.element("p", "None: that it happened is all there is to say.");
            return;
        }
        html.table("Fields of " + contract.getName(), "Field", "Meaning", "Type", "May be null", "Avro");
        for (Schema.Field field : contract.getFields()) {
            Schema type = field.schema();
            html.row(
                    field.name(),
                    Docs.of(field).text(),
                    TypeWords.of(type) + unknown(type),
                    type.isNullable() ? "yes" : "no",
                    TypeWords.avro(type) + byDefault(field));
        }
        html.endTable();
    }

    private static String unknown(Schema type) {
        return type.getType() == Schema.Type.ENUM && type.getEnumDefault() != null
                ? "; " + type.getEnumDefault() + " stands for what a reader does not know"
                : "";
    }

    private static String byDefault(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "";
        }
        Object value = field.defaultVal();
        return ", by default " + (value == JsonProperties.NULL_VALUE ? "null" : value);
    }
}
