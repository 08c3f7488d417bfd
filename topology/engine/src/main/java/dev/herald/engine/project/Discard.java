package dev.herald.engine.project;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.avro.io.Encoder;
import org.apache.avro.util.Utf8;

/** An output that keeps nothing: what can be written to it can be stored. */
final class Discard extends Encoder {

    static final Encoder DISCARD = new Discard();

    private Discard() {}

    @Override
    public void writeNull() {}

    @Override
    public void writeBoolean(boolean value) {}

    @Override
    public void writeInt(int value) {}

    @Override
    public void writeLong(long value) {}

    @Override
    public void writeFloat(float value) {}

    @Override
    public void writeDouble(double value) {}

    @Override
    public void writeString(Utf8 value) {}

    @Override
    public void writeString(String value) {
        Objects.requireNonNull(value, "a text is null");
    }

    @Override
    public void writeBytes(ByteBuffer value) {}

    @Override
    public void writeBytes(byte[] value, int start, int length) {}

    @Override
    public void writeFixed(byte[] value, int start, int length) {}

    @Override
    public void writeEnum(int value) {}

    @Override
    public void writeArrayStart() {}

    @Override
    public void setItemCount(long count) {}

    @Override
    public void startItem() {}

    @Override
    public void writeArrayEnd() {}

    @Override
    public void writeMapStart() {}

    @Override
    public void writeMapEnd() {}

    @Override
    public void writeIndex(int branch) {}

    @Override
    public void flush() {}
}
