package dev.herald.engine.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.util.Utf8;

/** Avro binary after a header, in a buffer that is used again for each record. Not thread-safe. */
final class WireBuffer {

    /** Deeper nesting than any contract has a use for; stops a record that contains itself. */
    private static final int MAX_DEPTH = 256;

    private static final int INITIAL_BYTES = 512;
    private static final int KEPT_BYTES = 1 << 20;
    private static final int MAX_VARINT_BYTES = 10;
    /** Up to here copying char by char is no slower than String's own encoder, and makes no array. */
    private static final int SHORT_STRING = 64;

    private final int schemaId;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int end;
    private int depth;

    WireBuffer(int schemaId) {
        this.schemaId = schemaId;
        start();
    }

    /** Starts a record. A buffer that one large record has grown is not kept. */
    void start() {
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
        WireFormat.header(bytes, schemaId);
        end = WireFormat.HEADER_BYTES;
        depth = 0;
    }

    byte[] finished() {
        return Arrays.copyOf(bytes, end);
    }

    void enterRecord() {
        if (++depth > MAX_DEPTH) {
            throw new Fault("records nest deeper than " + MAX_DEPTH + " levels");
        }
    }

    void leaveRecord() {
        depth--;
    }

    void writeBoolean(boolean value) {
        reserve(1);
        bytes[end++] = (byte) (value ? 1 : 0);
    }

    void writeInt(int value) {
        reserve(MAX_VARINT_BYTES);
        end += BinaryData.encodeInt(value, bytes, end);
    }

    void writeLong(long value) {
        reserve(MAX_VARINT_BYTES);
        end += BinaryData.encodeLong(value, bytes, end);
    }

    void writeFloat(float value) {
        reserve(Float.BYTES);
        end += BinaryData.encodeFloat(value, bytes, end);
    }

    void writeDouble(double value) {
        reserve(Double.BYTES);
        end += BinaryData.encodeDouble(value, bytes, end);
    }

    void writeByte(byte value) {
        reserve(1);
        bytes[end++] = value;
    }

    void writeRaw(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    void writeString(CharSequence value) {
        if (value instanceof Utf8 utf8) {
            writeInt(utf8.getByteLength());
            writeRaw(utf8.getBytes(), 0, utf8.getByteLength());
        } else {
            writeText(value.toString());
        }
    }

    private void writeText(String text) {
        if (text.length() > SHORT_STRING || !writeAscii(text)) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            writeInt(encoded.length);
            writeRaw(encoded, 0, encoded.length);
        }
    }

    private boolean writeAscii(String text) {
        int length = text.length();
        reserve(MAX_VARINT_BYTES + length);
        int at = end + BinaryData.encodeInt(length, bytes, end);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            bytes[at++] = (byte) c;
        }
        end = at;
        return true;
    }

    private void reserve(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, more), (int) Math.min(2L * end, 1 << 30)));
        }
    }
}
