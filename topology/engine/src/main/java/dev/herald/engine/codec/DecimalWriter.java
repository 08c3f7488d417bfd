package dev.herald.engine.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Writes a BigDecimal as the big-endian two's complement of its unscaled value; never rounds. */
final class DecimalWriter implements ValueWriter {

    private final Decimals decimals;
    private final int fixedSize;
    private final ValueWriter plain;

    DecimalWriter(Schema schema, LogicalTypes.Decimal decimal, ValueWriter plain) {
        this.decimals = new Decimals(decimal.getPrecision(), decimal.getScale());
        this.fixedSize = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : -1;
        this.plain = plain;
    }

    @Override
    public void write(@Nullable Object value, WireBuffer out) {
        if (value instanceof BigDecimal decimal) {
            writeUnscaled(decimals.fitted(decimal).unscaledValue(), out);
        } else {
            plain.write(value, out);
        }
    }

    private void writeUnscaled(BigInteger unscaled, WireBuffer out) {
        int length = unscaled.bitLength() / 8 + 1;
        if (fixedSize < 0) {
            out.writeInt(length);
        }
        for (int i = fixedSize; i > length; i--) {
            out.writeByte((byte) (unscaled.signum() < 0 ? -1 : 0));
        }
        if (length <= Long.BYTES) {
            writeLow(unscaled.longValue(), length, out);
        } else {
            out.writeRaw(unscaled.toByteArray(), 0, length);
        }
    }

    private static void writeLow(long value, int bytes, WireBuffer out) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.writeByte((byte) (value >>> shift));
        }
    }
}
