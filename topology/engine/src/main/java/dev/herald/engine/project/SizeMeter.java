package dev.herald.engine.project;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.io.Encoder;
import org.apache.avro.util.Utf8;

/** An output that keeps nothing but the size that would have been written, at the most: what can be written can be stored. */
final class SizeMeter extends Encoder {

    private static final int INT = 5;
    private static final int LONG = 10;

    private long bytes;

    long bytes() {
        return bytes;
    }

    @Override
    public void writeNull() {}

    @Override
    public void writeBoolean(boolean value) {
        bytes += 1;
    }

    @Override
    public void writeInt(int value) {
        bytes += INT;
    }

    @Override
    public void writeLong(long value) {
        bytes += LONG;
    }

    @Override
    public void writeFloat(float value) {
        bytes += Float.BYTES;
    }

    @Override
    public void writeDouble(double value) {
        bytes += Double.BYTES;
    }

    @Override
    public void writeString(Utf8 value) {
        bytes += INT + value.getByteLength();
    }

    @Override
    public void writeString(String value) {
        Objects.requireNonNull(value, "a text is null");
        bytes += INT + 3L * value.length();
    }

    @Override
    public void writeBytes(ByteBuffer value) {
        bytes += INT + value.remaining();
    }

    @Override
    public void writeBytes(byte[] value, int start, int length) {
        bytes += INT + length;
    }

    @Override
    public void writeFixed(byte[] value, int start, int length) {
        bytes += length;
    }

    @Override
    public void writeEnum(int value) {
        bytes += INT;
    }

    @Override
    public void writeArrayStart() {}

    @Override
    public void setItemCount(long count) {
        bytes += LONG;
    }

    @Override
    public void startItem() {}

    @Override
    public void writeArrayEnd() {
        bytes += 1;
    }

    @Override
    public void writeMapStart() {}

    @Override
    public void writeMapEnd() {
        bytes += 1;
    }

    @Override
    public void writeIndex(int branch) {
        bytes += INT;
    }

    @Override
    public void flush() {}
}
