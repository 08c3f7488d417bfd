package dev.herald.benchmarks;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** Counts the outputs of each payment: no figure is told of a contender that lost or doubled one. */
final class Verification {
    private static final int SHOWN = 3;

    private final byte[] completed;
    private final byte[] statuses;
    private final int settling;
    private long counted;

    /** Counts those of all payments: those that settle, then the idle ones. */
    Verification(Load load) {
        this.completed = new byte[load.payments() + load.idle()];
        this.statuses = new byte[load.payments() + load.idle()];
        this.settling = load.payments();
    }

    void completed(byte[] key) {
        count(completed, key);
    }

    void status(byte[] key) {
        count(statuses, key);
    }

    private void count(byte[] counts, byte[] key) {
        counts[payment(key)]++;
        counted++;
    }

    long counted() {
        return counted;
    }

    /**
     * Refuses a wrong count.
     *
     * @throws BenchFailedException naming the first payments that are wrong
     */
    void check(String who) {
        check(who, payment -> payment < settling ? 1 : 0, payment -> payment < settling ? Load.STEPS : Load.IDLE_STEPS);
    }

    /** Refuses a wrong count of payments that were completed so often, and had so many statuses each. */
    void check(String who, IntUnaryOperator completions, IntUnaryOperator expected) {
        StringBuilder wrong = new StringBuilder();
        int count = 0;
        for (int payment = 0; payment < completed.length; payment++) {
            if ((completed[payment] != completions.applyAsInt(payment)
                            || statuses[payment] != expected.applyAsInt(payment))
                    && ++count <= SHOWN) {
                wrong.append(String.format(
                        Locale.ROOT,
                        "%n  %s: %d completed, expected %d; %d statuses, expected %d",
                        FeedRecords.paymentId(payment),
                        completed[payment],
                        completions.applyAsInt(payment),
                        statuses[payment],
                        expected.applyAsInt(payment)));
            }
        }
        if (count > 0) {
            throw new BenchFailedException("%s: the outputs of %d payments are wrong:%s".formatted(who, count, wrong));
        }
    }

    /** The number in {@code pay-0000012}. */
    private int payment(byte[] key) {
        int number = 0;
        for (int i = "pay-".length(); i < key.length; i++) {
            number = number * 10 + key[i] - '0';
        }
        if (number >= completed.length) {
            throw new BenchFailedException("an output of payment " + number + ", of which nothing was sent");
        }
        return number;
    }
}
