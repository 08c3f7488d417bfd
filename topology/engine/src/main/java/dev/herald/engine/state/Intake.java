package dev.herald.engine.state;

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

    /**
     * Events are held that are ahead of their sequence.
     *
     * @param since when the first was held, in milliseconds of the wall clock
     */
    record Holding(long kept, long since) implements Intake {
        @Override
        public Intake keepOne(long now) {
            return new Holding(kept + 1, since);
        }

        /** Returns the intake after one held event has gone on. */
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
    }
}
