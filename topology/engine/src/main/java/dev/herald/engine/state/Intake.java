package dev.herald.engine.state;

import dev.herald.engine.release.Order;

/** Whether an aggregate lets further events in. Events that may not go on yet are kept in entries of their own. */
public sealed interface Intake {

    /** Returns how many events are kept. */
    long kept();

    /**
     * Returns the intake after one more event has been kept.
     *
     * @param now the wall clock, in milliseconds
     */
    Intake keepOne(long now);

    /** Every event that is next goes on. */
    record Open() implements Intake {

        /** The only one. */
        public static final Intake OPEN = new Open();

        @Override
        public long kept() {
            return 0;
        }

        @Override
        public Intake keepOne(long now) {
            return new Holding(1, now);
        }
    }

    /** Kept events that go on as soon as they are next. */
    sealed interface Draining extends Intake {

        /** Returns the intake after one kept event has gone on. */
        Intake releaseOne();
    }

    /**
     * Events are held that are ahead of their sequence.
     *
     * @param since when the first was held, in milliseconds of the wall clock
     */
    record Holding(long kept, long since) implements Draining {
        @Override
        public Intake keepOne(long now) {
            return new Holding(kept + 1, since);
        }

        @Override
        public Intake releaseOne() {
            return kept == 1 ? Open.OPEN : new Holding(kept - 1, since);
        }
    }

    /** The fold of the next event threw: the state can no longer be trusted, and nothing goes on. */
    record Parked(long kept) implements Intake {
        @Override
        public Intake keepOne(long now) {
            return new Parked(kept + 1);
        }

        /** Returns the intake once somebody has ordered to go on with what is kept. */
        public Intake released(Order order) {
            return new Releasing(kept, order);
        }
    }

    /**
     * The kept events go on, a slice at a time.
     *
     * @param order who asked for it
     */
    record Releasing(long kept, Order order) implements Draining {
        @Override
        public Intake keepOne(long now) {
            return new Releasing(kept + 1, order);
        }

        @Override
        public Intake releaseOne() {
            return kept == 1 ? Open.OPEN : new Releasing(kept - 1, order);
        }
    }
}
