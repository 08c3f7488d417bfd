package dev.herald.benchmarks.contender;

import java.nio.charset.StandardCharsets;

/** The key of a domain record: {@code <aggregateId>#<sequence>}. */
public final class PaymentKey {

    private PaymentKey() {}

    public static String aggregateId(byte[] key) {
        return new String(key, 0, end(key), StandardCharsets.UTF_8);
    }

    public static long sequence(byte[] key) {
        long sequence = 0;
        for (int i = end(key) + 1; i < key.length; i++) {
            sequence = sequence * 10 + key[i] - '0';
        }
        return sequence;
    }

    private static int end(byte[] key) {
        int end = key.length - 1;
        while (key[end] != '#') {
            end--;
        }
        return end;
    }
}
