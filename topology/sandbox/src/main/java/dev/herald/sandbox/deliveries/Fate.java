package dev.herald.sandbox.deliveries;

import java.util.stream.IntStream;

/**
 * What must become of a feed: worked out from the seed alone, without any process.
 *
 * @param attempts for all deliveries together
 * @param lost commands that are lost on their way
 */
public record Fate(int rows, int succeeded, int abandoned, int attempts, int lost) {
    private static final int MOST_ATTEMPTS = 5;

    /** Works it out. */
    public static Fate of(ThirdParty thirdParty, String feedId, int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> ofDelivery(thirdParty, Simulation.deliveryId(feedId, row)))
                .reduce(new Fate(0, 0, 0, 0, 0), Fate::plus);
    }

    /** Works out what must become of one delivery. */
    public static Fate ofDelivery(ThirdParty thirdParty, String deliveryId) {
        int lost = 0;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            lost += thirdParty.loses(deliveryId, attempt) ? 1 : 0;
            if (thirdParty.answer(deliveryId, attempt) instanceof ThirdParty.Taken) {
                return new Fate(1, 1, 0, attempt, lost);
            }
        }
        return new Fate(1, 0, 1, MOST_ATTEMPTS, lost);
    }

    private Fate plus(Fate more) {
        return new Fate(
                rows + more.rows,
                succeeded + more.succeeded,
                abandoned + more.abandoned,
                attempts + more.attempts,
                lost + more.lost);
    }
}
