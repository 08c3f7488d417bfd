package dev.herald.engine.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes what is right nearly right. */
public final class Mutation {

    /** Lengths that are too long, as Avro and others write them; ends of ranges; what means something to a parser. */
    private static final List<byte[]> ODD = List.of(
            new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
            new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
            new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
            new byte[] {0x7f, -1, -1, -1},
            new byte[] {0},
            new byte[] {1},
            new byte[] {(byte) 0x80},
            ascii("\u001b[2J"),
            ascii("\r\n"),
            ascii("#"),
            ascii("{"),
            ascii("}"),
            ascii("["),
            ascii("\""),
            ascii("\\u00"),
            ascii("${file:x:y}"),
            ascii("null"),
            ascii("1e999"),
            ascii("-9223372036854775809"),
            ascii("&a *a"),
            ascii("? - : |"),
            "\u009b\u202e\ud83d\ude00".getBytes(StandardCharsets.UTF_8));

    private final Random random;

    /** Draws from a source. */
    public Mutation(Random random) {
        this.random = random;
    }

    /** Returns bytes changed in one to six places, or all others. */
    public byte[] of(byte[] right) {
        if (random.nextInt(50) == 0) {
            return noise(random.nextInt(200));
        }
        byte[] bytes = right;
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    /** Returns a text changed likewise. */
    public String of(String right) {
        return new String(of(right.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, at, Math.min(bytes.length, at + 1), noise(1));
            case 1 -> spliced(bytes, at, to, new byte[0]);
            case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> spliced(bytes, at, at, odd());
            case 4 -> spliced(bytes, at, Math.min(bytes.length, at + 1), odd());
            case 5 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at);
            default -> spliced(bytes, at, at, repeated(Arrays.copyOfRange(bytes, at, to)));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] made = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, made, 0, from);
        System.arraycopy(between, 0, made, from, between.length);
        System.arraycopy(bytes, to, made, from + between.length, bytes.length - to);
        return made;
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] made = bytes.clone();
        if (at < made.length) {
            made[at] ^= (byte) (1 << random.nextInt(8));
        }
        return made;
    }

    private byte[] repeated(byte[] part) {
        byte[] made = new byte[part.length * (random.nextInt(20) == 0 ? 2_000 : 4)];
        for (int i = 0; i < made.length; i++) {
            made[i] = part[i % part.length];
        }
        return made;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
