package dev.herald.engine.account;

import dev.herald.engine.step.Outcome;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of every input of one publication since the process started, by rule and outcome, and how much is
 * kept now. An input whose transaction was aborted and is worked on again counts again. Safe for use by several threads.
 */
public final class Accounts {

    private static final Set<Outcome> KEPT = EnumSet.of(Outcome.HELD, Outcome.WAITING, Outcome.PARKED);

    private final LongAdder read = new LongAdder();
    private final Map<String, Map<Outcome, LongAdder>> byRule = new ConcurrentHashMap<>();

    /** Counts one domain record read. */
    public void read() {
        read.increment();
    }

    /** Counts one outcome. The rule is empty where the record as a whole is meant. */
    public void count(String rule, Outcome outcome) {
        add(rule, outcome, 1);
    }

    /** Notes that an outcome holds for so many more inputs or, below zero, fewer. */
    void add(String rule, Outcome outcome, long change) {
        LongAdder adder = byRule.computeIfAbsent(rule, name -> fresh()).get(outcome);
        if (adder != null) {
            adder.add(change);
        }
    }

    /** Returns how many domain records were read. */
    public long totalRead() {
        return read.sum();
    }

    /** Returns how many events are held, waiting or parked in this process now. */
    public long keptNow() {
        return byRule.values().stream()
                .mapToLong(outcomes -> KEPT.stream()
                        .map(outcomes::get)
                        .mapToLong(adder -> adder == null ? 0 : adder.sum())
                        .sum())
                .sum();
    }

    /** Returns the counts that are not zero, by rule (empty: the record as a whole) and outcome. */
    public Map<String, Map<Outcome, Long>> counts() {
        Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
        byRule.forEach((rule, outcomes) -> {
            Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
            outcomes.forEach((outcome, adder) -> {
                if (adder.sum() != 0) {
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
