package dev.herald.engine.account;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of the instances of expectations since the process started, by expectation. What was opened has
 * ended in time, was missed, was superseded, or is open still. Safe for use by several threads.
 */
public final class ExpectationAccounts {

    /** What can become of an instance. */
    public enum Turn {
        /** It was opened. */
        OPENED,
        /** An outcome came in time. */
        MET,
        /** No outcome came in time. */
        MISSED,
        /** An outcome came after it was missed. */
        MET_LATE,
        /** Its clock started anew before an outcome came: it ends, and another one is opened. */
        RESTARTED,
        /** The publication no longer has the expectation: it was dropped when it was due. */
        WITHDRAWN,
        /** A repair was published. */
        REPAIRED,
        /** A function of the expectation failed: it is on the dead letter topic. */
        FAILED
    }

    private final Map<String, Map<Turn, LongAdder>> counts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> open = new ConcurrentHashMap<>();

    /** Counts one turn of an instance. */
    public void count(String expectation, Turn turn) {
        LongAdder adder = counts.computeIfAbsent(expectation, name -> adders()).get(turn);
        if (adder != null) {
            adder.increment();
        }
    }

    /** Notes that more or (below zero) fewer instances are open in this process. */
    void open(String expectation, long change) {
        open.computeIfAbsent(expectation, name -> new LongAdder()).add(change);
    }

    /** Returns how many instances are open in this process now: no outcome has come, and no miss has been declared. */
    public long open(String expectation) {
        LongAdder adder = open.get(expectation);
        return adder == null ? 0 : adder.sum();
    }

    /** Returns how often a turn was counted. */
    public long counted(String expectation, Turn turn) {
        Map<Turn, LongAdder> adders = counts.get(expectation);
        LongAdder adder = adders == null ? null : adders.get(turn);
        return adder == null ? 0 : adder.sum();
    }

    private static Map<Turn, LongAdder> adders() {
        Map<Turn, LongAdder> adders = new EnumMap<>(Turn.class);
        for (Turn turn : Turn.values()) {
            adders.put(turn, new LongAdder());
        }
        return adders;
    }

    /** Returns the counts that are not zero, by expectation. */
    public Map<String, Map<Turn, Long>> counts() {
        Map<String, Map<Turn, Long>> all = new TreeMap<>();
        counts.forEach((expectation, adders) -> {
            Map<Turn, Long> sums = new EnumMap<>(Turn.class);
            adders.forEach((turn, adder) -> {
                if (adder.sum() != 0) {
                    sums.put(turn, adder.sum());
                }
            });
            all.put(expectation, sums);
        });
        return all;
    }
}
