package dev.herald.sandbox.feed;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is to be paid, by whom and how. */
record PaymentOrder(
        long pence,
        UkScheme scheme,
        String partyId,
        @Nullable String project,
        @Nullable String reference) {
    private static final long TWO_APPROVALS_FROM = 10_000_00;

    /** The least amount of each order of magnitude, in pence: payments of some hundred pounds are the most common. */
    private static final Weighted<Long> MAGNITUDES = new Weighted<Long>()
            .or(16, 10_00L)
            .or(36, 100_00L)
            .or(30, 1_000_00L)
            .or(13, 10_000_00L)
            .or(4, 100_000_00L)
            .or(1, 1_000_000_00L);

    static PaymentOrder of(Random random, String partyId) {
        long pence = amount(random);
        UkScheme scheme = UkScheme.of(pence, random);
        String project = random.nextInt(100) < 60 ? "P-%d".formatted(4_000 + random.nextInt(60)) : null;
        return new PaymentOrder(pence, scheme, partyId, project, reference(scheme, random));
    }

    int approvalsNeeded() {
        return pence < TWO_APPROVALS_FROM ? 1 : 2;
    }

    /** In the order of the contract's fields. */
    Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("amount", BigDecimal.valueOf(pence, 2).toPlainString());
        data.put("currency", "GBP");
        data.put("scheme", scheme.name());
        data.put("partyId", partyId);
        data.put("project", project);
        data.put("reference", reference);
        return Collections.unmodifiableMap(data);
    }

    /** One in three is of whole pounds. */
    private static long amount(Random random) {
        long least = MAGNITUDES.pick(random);
        int span = Math.toIntExact(least * 9);
        long pence = least + random.nextInt(span);
        return random.nextInt(3) == 0 ? pence / 100 * 100 : pence;
    }

    /** Salaries go in bulk. */
    private static @Nullable String reference(UkScheme scheme, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> "RENT Q2";
            case 2, 3, 4 -> scheme == UkScheme.BACS ? "SALARIES MAY 26" : invoice(random);
            default -> invoice(random);
        };
    }

    private static String invoice(Random random) {
        return "INV %05d".formatted(random.nextInt(100_000));
    }
}
