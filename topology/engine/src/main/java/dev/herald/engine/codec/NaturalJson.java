package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro records as people write them in JSON, for tools and tests:
 *
 * <ul>
 *   <li>decimal: text, {@code "34.34"}; a number is read too, unless a parser may have rounded it. Nothing is rounded.
 *   <li>timestamps, date, time, local timestamps: ISO 8601 text; the plain count is read too. uuid: text.
 *   <li>enum: its symbol. bytes and fixed: base64 (RFC 4648). Float and double: a number, or {@code "NaN"},
 *       {@code "Infinity"}, {@code "-Infinity"}.
 *   <li>record and map: an object. An absent field takes its default; without one it is an error, as is a field that the
 *       schema does not have.
 *   <li>union: the value itself, which belongs to the first branch that can hold it. Where that would be another branch
 *       than meant, it is written as {@code {"<branch's full name>": value}}, as in Avro's own JSON; both are read.
 * </ul>
 */
public final class NaturalJson {

    private NaturalJson() {}

    /**
     * Reads a compiled record, and makes its class {@linkplain TrustedTypes#trust trusted}. Logical types become the
     * Java types of the class.
     *
     * @throws NaturalJsonException when the JSON does not fit the class's schema
     */
    public static <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
        TrustedTypes.trust(List.of(type));
        SpecificData data = SpecificData.getForClass(type);
        return type.cast(read(json, data.getSchema(type), data));
    }

    /**
     * Reads a generic record, such as Avro's own generic reader makes: logical types stay the plain types below them.
     *
     * @throws NaturalJsonException when the JSON does not fit the schema
     */
    public static GenericRecord read(JsonNode json, Schema schema) {
        return (GenericRecord) read(json, schema, GenericData.get());
    }

    private static Object read(JsonNode json, Schema schema, GenericData data) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(
                    "natural JSON: expected the schema of a record, got " + schema.getType());
        }
        try {
            return new JsonToAvro(data).record(json, schema);
        } catch (Fault fault) {
            throw new NaturalJsonException(schema.getFullName(), fault);
        }
    }

    /**
     * Writes a record, compiled or generic, its logical types as Java types or plain.
     *
     * @throws NaturalJsonException when a value does not fit the record's schema
     */
    public static ObjectNode write(IndexedRecord record) {
        try {
            return new AvroToJson().record(record);
        } catch (Fault fault) {
            throw new NaturalJsonException(record.getSchema().getFullName(), fault);
        }
    }
}
