package dev.herald.sandbox.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time in which deliveries happen. It runs faster than the clock, so that minutes of back-off pass in seconds, and
 * begins so long ago that it does not overtake the clock soon; once it would, it is the clock.
 *
 * @param began when it began, by the clock
 * @param ago how far it was behind the clock then
 * @param speed how many seconds pass in one
 */
public record SimulatedClock(Instant began, Duration ago, int speed) {

    /** Returns the simulation's time when the clock shows an instant; exact to the millisecond. */
    public Instant at(Instant wall) {
        Instant fast = start().plus(Duration.between(began, wall).multipliedBy(speed));
        return (fast.isBefore(wall) ? fast : wall).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the simulation's time at its begin. */
    public Instant start() {
        return began.minus(ago).truncatedTo(ChronoUnit.MILLIS);
    }
}
