package dev.herald.engine.codec;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.jspecify.annotations.Nullable;

/** Writes an enum's ordinal. A compiled enum's constants are compared with the contract's symbols once. */
final class EnumWriter implements ValueWriter {

    private final Schema schema;
    private @Nullable Class<?> accepted;

    EnumWriter(Schema schema) {
        this.schema = schema;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // Avro's binary form of a symbol is its position
    public void write(@Nullable Object value, WireBuffer out) {
        if (value instanceof Enum<?> constant && accepts(constant)) {
            out.writeInt(constant.ordinal());
        } else if (value instanceof GenericEnumSymbol<?>) {
            out.writeInt(ordinal(value.toString()));
        } else {
            throw Fault.expected("enum " + schema.getFullName(), value);
        }
    }

    private boolean accepts(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        if (type != accepted) {
            if (!(constant instanceof GenericEnumSymbol<?> symbol)
                    || !symbol.getSchema().getEnumSymbols().equals(schema.getEnumSymbols())) {
                return false;
            }
            accepted = type;
        }
        return true;
    }

    private int ordinal(String symbol) {
        if (!schema.hasEnumSymbol(symbol)) {
            throw new Fault("a symbol that is not among the contract's " + schema.getEnumSymbols());
        }
        return schema.getEnumOrdinal(symbol);
    }
}
