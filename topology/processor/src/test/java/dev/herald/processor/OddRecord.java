package dev.herald.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A public record with every type of Avro, and documentation that tries to be markup. */
public final class OddRecord extends SpecificRecordBase {

    private static final long serialVersionUID = 1;

    /** Where Avro looks for the contract of a class. */
    public static final Schema SCHEMA$ = contract();

    private final transient Map<Integer, Object> values = new HashMap<>();

    private static Schema contract() {
        try (InputStream in = OddRecord.class.getResourceAsStream("odd.avsc")) {
            return SchemaParser.parseSingle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Schema getSchema() {
        return SCHEMA$;
    }

    @Override
    public @Nullable Object get(int field) {
        return values.get(field);
    }

    @Override
    public void put(int field, Object value) {
        values.put(field, value);
    }
}
