package dev.herald.sandbox.feed;

import java.time.Instant;
import java.util.Random;

/** The ways by which pounds travel within the UK, and how long each takes. */
enum UkScheme {
    /** Up to a million pounds, within seconds, at any hour. */
    FASTER_PAYMENTS {
        @Override
        Instant settled(Instant instructed, Random random) {
            return instructed.plusSeconds(2 + random.nextInt(14));
        }
    },
    /** In bulk, in the payee's account when the second working day after the submission begins. */
    BACS {
        @Override
        Instant settled(Instant instructed, Random random) {
            return WorkingTime.openingAfter(instructed, 2).minusSeconds(1 + random.nextInt(3_600));
        }
    },
    /** Any amount, on the same day. */
    CHAPS {
        @Override
        Instant settled(Instant instructed, Random random) {
            return instructed.plusSeconds(300 + random.nextInt(5_400));
        }
    };

    private static final long FASTER_PAYMENTS_LIMIT = 1_000_000_00;
    private static final Weighted<UkScheme> SMALL =
            new Weighted<UkScheme>().or(70, FASTER_PAYMENTS).or(30, BACS);
    private static final Weighted<UkScheme> MEDIUM =
            new Weighted<UkScheme>().or(40, FASTER_PAYMENTS).or(55, BACS).or(5, CHAPS);
    private static final Weighted<UkScheme> LARGE =
            new Weighted<UkScheme>().or(20, FASTER_PAYMENTS).or(80, CHAPS);

    /** When the money has arrived. */
    abstract Instant settled(Instant instructed, Random random);

    static UkScheme of(long pence, Random random) {
        if (pence >= FASTER_PAYMENTS_LIMIT) {
            return CHAPS;
        }
        if (pence >= FASTER_PAYMENTS_LIMIT / 10) {
            return LARGE.pick(random);
        }
        return (pence >= FASTER_PAYMENTS_LIMIT / 100 ? MEDIUM : SMALL).pick(random);
    }
}
