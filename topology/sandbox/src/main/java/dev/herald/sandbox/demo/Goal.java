package dev.herald.sandbox.demo;

import java.time.Duration;
import java.util.Optional;

/** Where the domain events are followed to. */
enum Goal {
    /** Until all is worked off; what waits for an event that does not come is left. */
    WORKED_OFF {
        @Override
        boolean isReached(Position now, Duration unchanged) {
            return now.isWorkedOff() || (now.toGo() == 0 && unchanged.compareTo(KEPT_LIMIT) > 0);
        }

        @Override
        Optional<String> remark(Position now) {
            return now.isWatchedOnly()
                    ? Optional.of(Show.format(
                            "         %,d expectations are open: does one run out within the next %d s?",
                            now.tally().expected(), KEPT_LIMIT.toSeconds()))
                    : Optional.empty();
        }

        @Override
        String lack(Position now) {
            return Show.format("%,d domain events to go", now.toGo());
        }
    },
    /** Until a feed is delivered, and every expectation met or missed. */
    DELIVERED {
        @Override
        boolean isReached(Position now, Duration unchanged) {
            boolean told = now.seen().published().getOrDefault("FeedDelivered", 0L) > 0;
            return told && now.tally().kept() == 0 && now.tally().expected() == 0;
        }

        @Override
        Optional<String> remark(Position now) {
            return Optional.empty();
        }

        @Override
        String lack(Position now) {
            return "and the feed is not delivered";
        }
    };

    /** What waits for an event that does not come would be kept for minutes; a miss is declared within seconds. */
    private static final Duration KEPT_LIMIT = Duration.ofSeconds(10);

    /**
     * Returns whether nothing more is to come.
     *
     * @param unchanged for how long nothing has moved
     */
    abstract boolean isReached(Position now, Duration unchanged);

    /** Returns what is to be said once, when there is reason to. */
    abstract Optional<String> remark(Position now);

    /** Returns what is lacking where nothing moves any more. */
    abstract String lack(Position now);
}
