package dev.herald.sandbox.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Domestic payments of some UK companies, as the domain events of the payments context: JSON lines, in order of time,
 * over two working weeks in May 2026. The same seed and count give the same lines everywhere.
 */
public final class PaymentsFeed {
    private PaymentsFeed() {}

    /**
     * The events of this many payments and of the parties that make them; each party's registration comes before the
     * first payment that names it. Made as they are read, so that a long feed needs no more memory than a short one.
     *
     * @param payments how many, 1 or more; each gives four or five lines
     * @throws IllegalArgumentException when the count is below 1
     */
    public static Stream<String> lines(long seed, int payments) {
        if (payments < 1) {
            throw new IllegalArgumentException("payments feed: 1 or more payments, not " + payments);
        }
        int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new InOrderOfTime(new Random(seed), payments), traits), false);
    }

    /** Plans one payment at a time, never later than its first event is due. */
    private static final class InOrderOfTime implements Iterator<String> {
        private static final Comparator<Planned> BY_TIME =
                Comparator.comparing((Planned planned) -> planned.event().at()).thenComparing(Planned::ordinal);

        private final Random random;
        private final int payments;
        private final Parties parties;
        private final PriorityQueue<Planned> due = new PriorityQueue<>(BY_TIME);
        private long ordinal;
        private int planned;
        private long nextStart;

        InOrderOfTime(Random random, int payments) {
            this.random = random;
            this.payments = payments;
            this.parties = Parties.forPayments(random, payments);
            parties.events().forEach(this::plan);
            this.nextStart = start();
        }

        @Override
        public boolean hasNext() {
            return planned < payments || !due.isEmpty();
        }

        @Override
        public String next() {
            while (planned < payments && !earlierThan(WorkingTime.at(nextStart))) {
                planPayment();
            }
            Planned next = due.poll();
            if (next == null) {
                throw new NoSuchElementException("payments feed: all %d payments were read".formatted(payments));
            }
            return next.event().json();
        }

        private boolean earlierThan(Instant start) {
            Planned next = due.peek();
            return next != null && next.event().at().isBefore(start);
        }

        private void planPayment() {
            planned++;
            new PaymentLife(random, "pay-%06d".formatted(planned), parties.payer(random, nextStart), nextStart)
                    .events()
                    .forEach(this::plan);
            nextStart = start();
        }

        private void plan(FeedEvent event) {
            due.add(new Planned(event, ordinal++));
        }

        /** When the next payment begins: they are spread evenly, and one never begins before the one planned before. */
        private long start() {
            long slot = WorkingTime.PERIOD / payments;
            return WorkingTime.PERIOD * planned / payments + (slot > 1 ? random.nextInt((int) slot) : 0);
        }
    }

    private record Planned(FeedEvent event, long ordinal) {}
}
