package dev.herald.sandbox.deliveries;

import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Whom is delivered to, and the way there. What it does depends on nothing but the seed, the delivery and the attempt: it
 * is the same whenever it is asked, so that a test knows what must come out.
 */
public record ThirdParty(long seed) {

    /** One attempt in twenty fails. */
    private static final double FAILS = 0.05;

    /** One delivery in two hundred is refused, whatever the attempt. */
    private static final double REFUSED = 0.005;

    /** One command in a hundred is lost. */
    private static final double LOST = 0.01;

    /** What it answers. */
    public sealed interface Answer {}

    /** It took the delivery. */
    public record Taken() implements Answer {}

    /**
     * It did not.
     *
     * @param status as of HTTP
     */
    public record NotTaken(int status, String reason) implements Answer {}

    /** Answers an attempt to deliver. */
    public Answer answer(String deliveryId, int attempt) {
        if (chance("refused", deliveryId, 0) < REFUSED) {
            return new NotTaken(404, "nobody is known there");
        }
        return chance("fails", deliveryId, attempt) < FAILS ? new NotTaken(503, "out of order") : new Taken();
    }

    /** Returns whether the command to make an attempt is lost when it comes for the first time. */
    public boolean loses(String deliveryId, int attempt) {
        return chance("lost", deliveryId, attempt) < LOST;
    }

    private double chance(String what, String deliveryId, int attempt) {
        return new SplittableRandom(31 * seed + Objects.hash(what, deliveryId, attempt)).nextDouble();
    }
}
