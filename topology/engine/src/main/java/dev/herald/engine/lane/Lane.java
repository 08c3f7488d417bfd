package dev.herald.engine.lane;

import dev.herald.engine.release.Order;

/**
 * One rule of one aggregate: the unit that can wait or be parked without stopping anything else. A lane that does not
 * run keeps its events, in order, in entries of their own; the first kept one is what it waits or is parked at.
 */
public sealed interface Lane {

    /** Returns how many integration events the lane has published. */
    long ordinal();

    /** Returns how many events are kept: 0 for a lane that runs. */
    long kept();

    /** Returns the lane after one more event has been kept. */
    Lane keepOne();

    /**
     * Returns the lane after its current event, kept or new, has gone on.
     *
     * @param now the wall clock, in milliseconds
     */
    Lane goneOn(int published, long now);

    /**
     * Returns the lane when its current event must wait.
     *
     * @param now the wall clock, in milliseconds
     */
    default Lane waiting(long now) {
        return new Waiting(ordinal(), Math.max(1, kept()), now);
    }

    /** Returns the lane after so much more has been published than what comes of its current event. */
    Lane published(int more);

    /** Returns the lane when its current event has failed. */
    default Lane parked() {
        return new Parked(ordinal(), Math.max(1, kept()));
    }

    /** Events are evaluated as they come. */
    record Running(long ordinal) implements Lane {

        /** A lane that has published nothing yet. */
        public static final Lane FRESH = new Running(0);

        @Override
        public long kept() {
            return 0;
        }

        @Override
        public Lane keepOne() {
            throw new IllegalStateException("a running lane keeps no events");
        }

        @Override
        public Lane goneOn(int published, long now) {
            return published == 0 ? this : new Running(ordinal + published);
        }

        @Override
        public Lane published(int more) {
            return new Running(ordinal + more);
        }
    }

    /**
     * The first kept event waits for a reference.
     *
     * @param kept how many events are kept, from 1
     * @param since when the wait of the first kept event began, in milliseconds of the wall clock
     */
    record Waiting(long ordinal, long kept, long since) implements Lane {
        @Override
        public Lane keepOne() {
            return new Waiting(ordinal, kept + 1, since);
        }

        @Override
        public Lane goneOn(int published, long now) {
            return kept == 1 ? new Running(ordinal + published) : new Waiting(ordinal + published, kept - 1, now);
        }

        @Override
        public Lane waiting(long now) {
            return this;
        }

        @Override
        public Lane published(int more) {
            return new Waiting(ordinal + more, kept, since);
        }
    }

    /**
     * The first kept event failed.
     *
     * @param kept how many events are kept, from 1
     */
    record Parked(long ordinal, long kept) implements Lane {
        @Override
        public Lane keepOne() {
            return new Parked(ordinal, kept + 1);
        }

        @Override
        public Lane goneOn(int published, long now) {
            return kept == 1 ? new Running(ordinal + published) : new Parked(ordinal + published, kept - 1);
        }

        @Override
        public Lane published(int more) {
            return new Parked(ordinal + more, kept);
        }

        /** Returns the lane once somebody has ordered to go on with what it keeps. */
        public Lane released(Order order) {
            return new Releasing(ordinal, kept, order);
        }
    }

    /**
     * The kept events go on, a slice at a time.
     *
     * @param kept how many events are kept, from 1
     * @param order who asked for it
     */
    record Releasing(long ordinal, long kept, Order order) implements Lane {
        @Override
        public Lane keepOne() {
            return new Releasing(ordinal, kept + 1, order);
        }

        @Override
        public Lane goneOn(int published, long now) {
            return kept == 1 ? new Running(ordinal + published) : new Releasing(ordinal + published, kept - 1, order);
        }

        @Override
        public Lane published(int more) {
            return new Releasing(ordinal + more, kept, order);
        }
    }
}
