package dev.herald.engine.account;

import dev.herald.engine.step.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of every input of one publication since the process started, by rule and outcome, and how much is
 * kept now. An input whose transaction was aborted and is worked on again counts again. Safe for use by several threads.
 */
public final class Accounts {

    private final LongAdder read = new LongAdder();
    private final Map<String, Map<Outcome, LongAdder>> byRule = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();

    /** Counts one domain record read. */
    public void read() {
        read.increment();
    }

    /** Counts one outcome. The rule is empty where the record as a whole is meant. */
    public void count(String rule, Outcome outcome) {
        Map<Outcome, LongAdder> outcomes = byRule.computeIfAbsent(rule, name -> fresh());
        LongAdder adder = outcomes.get(outcome);
        if (adder != null) {
            adder.increment();
        }
    }

    /** Notes that more or fewer events are kept in this process. */
    public void kept(long change) {
        kept.addAndGet(change);
    }

    /** Returns how many domain records were read. */
    public long totalRead() {
        return read.sum();
    }

    /** Returns how many events are held, waiting or parked in this process now. */
    public long keptNow() {
        return kept.get();
    }

    /** Returns the counts that are not zero, by rule (empty: the record as a whole) and outcome. */
    public Map<String, Map<Outcome, Long>> counts() {
        Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
        byRule.forEach((rule, outcomes) -> {
            Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
            outcomes.forEach((outcome, adder) -> {
                if (adder.sum() > 0) {
                    sums.put(outcome, adder.sum());
                }
            });
            counts.put(rule, sums);
        });
        return counts;
    }

    private static Map<Outcome, LongAdder> fresh() {
        Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
        return outcomes;
    }
}
