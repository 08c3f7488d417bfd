package dev.herald.sandbox.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How deliveries are played.
 *
 * @param rowsPerSecond how many rows of a feed become deliveries in a second of the clock, from 1
 */
public record Simulation(SimulatedClock clock, ThirdParty thirdParty, int rowsPerSecond) {

    /** Two minutes pass in a second: a wait of 10 minutes ends in 5 s. */
    private static final int SPEED = 120;

    /** Less than the day within which a feed is to be finished, so that it is not when Herald looks at the clock. */
    private static final Duration AGO = Duration.ofHours(20);

    /** One that begins at an instant of the clock. */
    public static Simulation of(long seed, Instant began, int rowsPerSecond) {
        return of(seed, began, rowsPerSecond, SPEED);
    }

    private static Simulation of(long seed, Instant began, int rowsPerSecond, int speed) {
        return new Simulation(new SimulatedClock(began, AGO, speed), new ThirdParty(seed), rowsPerSecond);
    }

    /** Returns the same whose time runs so many times as fast as the clock. */
    public Simulation atSpeed(int speed) {
        return of(thirdParty.seed(), clock.began(), rowsPerSecond, speed);
    }

    /** Returns the id of a delivery. */
    public static String deliveryId(String feedId, int row) {
        return String.format(Locale.ROOT, "%s-%06d", feedId, row);
    }

    /** Returns it as arguments of a program. */
    public List<String> arguments() {
        return List.of(
                Long.toString(thirdParty.seed()),
                clock.began().toString(),
                Integer.toString(rowsPerSecond),
                Integer.toString(clock.speed()));
    }

    static Simulation of(List<String> arguments) {
        return of(
                Long.parseLong(arguments.get(0)),
                Instant.parse(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)));
    }
}
