package dev.herald.engine.account;

import dev.herald.engine.step.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** One rule's account, or that of the records as a whole: what came in must have ended or be kept. */
final class Ledger {

    private final LongAdder taken = new LongAdder();
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final AtomicLong carried = new AtomicLong();

    Ledger() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    void take() {
        taken.increment();
    }

    void count(Outcome outcome) {
        add(outcome, 1);
    }

    void add(Outcome outcome, long change) {
        LongAdder adder = outcomes.get(outcome);
        if (adder != null) {
            adder.add(change);
        }
    }

    void carry(long change) {
        carried.addAndGet(change);
    }

    long taken() {
        return taken.sum();
    }

    long kept() {
        return sum(outcome -> !outcome.ends());
    }

    long counted(Outcome outcome) {
        LongAdder adder = outcomes.get(outcome);
        return adder == null ? 0 : adder.sum();
    }

    Map<Outcome, Long> counts() {
        Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, adder) -> {
            if (adder.sum() != 0) {
                sums.put(outcome, adder.sum());
            }
        });
        return sums;
    }

    boolean balanced() {
        return taken() + carried.get() == ended() + kept();
    }

    private long ended() {
        return sum(Outcome::ends);
    }

    private long sum(Predicate<Outcome> counts) {
        return outcomes.entrySet().stream()
                .filter(entry -> counts.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    @Override
    public String toString() {
        return taken() + " taken in + " + carried.get() + " carried over, but " + ended() + " ended + " + kept()
                + " kept: " + counts();
    }
}
