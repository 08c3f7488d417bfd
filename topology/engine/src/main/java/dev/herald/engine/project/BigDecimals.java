package dev.herald.engine.project;

import java.math.BigDecimal;

/**
 * The bytes of Avro's logical type big-decimal (specification of 1.12, "Decimal", alternative "big-decimal"): the unscaled
 * value as bytes, then the scale as an int, each as Avro writes it. Avro's own conversion makes an encoder and a stream
 * for each value.
 */
final class BigDecimals {

    private static final int MOST_OF_A_NUMBER = 5;

    private BigDecimals() {}

    static byte[] bytes(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        byte[] start = new byte[2 * MOST_OF_A_NUMBER];
        int lengthEnds = write(unscaled.length, start, 0);
        int scaleEnds = write(value.scale(), start, lengthEnds);
        byte[] bytes = new byte[scaleEnds + unscaled.length];
        System.arraycopy(start, 0, bytes, 0, lengthEnds);
        System.arraycopy(unscaled, 0, bytes, lengthEnds, unscaled.length);
        System.arraycopy(start, lengthEnds, bytes, lengthEnds + unscaled.length, scaleEnds - lengthEnds);
        return bytes;
    }

    /** Writes a number in Avro's zig-zag form and returns where it ends. */
    private static int write(int number, byte[] to, int from) {
        int left = (number << 1) ^ (number >> 31);
        int at = from;
        while ((left & ~0x7F) != 0) {
            to[at++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        to[at++] = (byte) left;
        return at;
    }
}
