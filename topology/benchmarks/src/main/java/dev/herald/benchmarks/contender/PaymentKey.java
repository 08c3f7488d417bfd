package dev.herald.benchmarks.contender;

import java.nio.charset.StandardCharsets;

/** The key of a domain record: {@code <aggregateId>#<sequence>}. */
public final class PaymentKey {

    private PaymentKey() {}

    public static String aggregateId(byte[] key) {
        int end = key.length - 1;
        while (key[end] != '#') {
            end--;
        }
        return new String(key, 0, end, StandardCharsets.UTF_8);
    }
}
