package dev.herald.engine.codec;

/** The Confluent wire format, version 0: magic byte 0, 4 bytes of schema id (big endian), Avro binary. */
final class WireFormat {

    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 1 + Integer.BYTES;

    private WireFormat() {}

    static int schemaId(byte[] value) {
        return value[1] << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
    }

    static void header(byte[] value, int schemaId) {
        value[0] = MAGIC;
        value[1] = (byte) (schemaId >>> 24);
        value[2] = (byte) (schemaId >>> 16);
        value[3] = (byte) (schemaId >>> 8);
        value[4] = (byte) schemaId;
    }
}
