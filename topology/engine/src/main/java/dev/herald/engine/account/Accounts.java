package dev.herald.engine.account;

import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of every input of one publication since the process started, by rule and outcome, and how much is
 * kept now. The rule is empty where the record as a whole is meant. An input whose transaction was aborted and is worked
 * on again counts again. Safe for use by several threads.
 *
 * <p>The accounts of a processor that is not in the middle of a record add up, for the records as a whole and for each
 * rule: what was taken in is what {@linkplain Outcome#ends() ended} and what is kept.
 */
public final class Accounts {

    private static final String RECORDS = "";

    private final ExpectationAccounts expectations = new ExpectationAccounts();
    private final CommitLatency latency = new CommitLatency();
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Map<Stage, LongAdder> deadLetters = new EnumMap<>(Stage.class);

    /** Starts with nothing. */
    public Accounts() {
        for (Stage stage : Stage.values()) {
            deadLetters.put(stage, new LongAdder());
        }
    }

    /** Counts one domain record read. */
    public void read() {
        taken(RECORDS);
    }

    /** Counts one event that came to a rule. */
    public void taken(String rule) {
        ledger(rule).take();
    }

    /** Counts one outcome. */
    public void count(String rule, Outcome outcome) {
        ledger(rule).count(outcome);
    }

    /** Counts one dead letter, by where on its way the event failed. */
    public void deadLetter(Stage stage) {
        LongAdder adder = deadLetters.get(stage);
        if (adder != null) {
            adder.increment();
        }
    }

    /** Returns how many dead letters were sent for events that failed there. */
    public long deadLetters(Stage stage) {
        LongAdder adder = deadLetters.get(stage);
        return adder == null ? 0 : adder.sum();
    }

    /** Returns how often an outcome was counted or, where it is one that does not last, for how many events it holds. */
    public long counted(String rule, Outcome outcome) {
        return ledger(rule).counted(outcome);
    }

    /** Returns how long events take until they are committed. */
    public CommitLatency latency() {
        return latency;
    }

    /** Notes that more or fewer events are kept, with the outcome that holds for them meanwhile. */
    void kept(String rule, Outcome outcome, long change) {
        ledger(rule).add(outcome, change);
    }

    /** Notes that kept events were taken over from another task, or (below zero) left to one. */
    void carried(String rule, long change) {
        ledger(rule).carry(change);
    }

    /** Returns what became of the expectations. */
    public ExpectationAccounts expectations() {
        return expectations;
    }

    /** Returns how many domain records were read. */
    public long totalRead() {
        return ledger(RECORDS).taken();
    }

    /** Returns how many events are held, waiting, parked or pending in this process now. */
    public long keptNow() {
        return ledgers.values().stream().mapToLong(Ledger::kept).sum();
    }

    /** Returns the counts that are not zero, by rule and outcome. */
    public Map<String, Map<Outcome, Long>> counts() {
        Map<String, Map<Outcome, Long>> counts = new TreeMap<>();
        ledgers.forEach((rule, ledger) -> counts.put(rule, ledger.counts()));
        return counts;
    }

    /** Returns where the accounts do not add up, with the numbers; empty where they do. */
    public List<String> imbalances() {
        List<String> imbalances = new ArrayList<>();
        new TreeMap<>(ledgers).forEach((rule, ledger) -> {
            if (!ledger.balanced()) {
                imbalances.add((rule.equals(RECORDS) ? "records" : "rule '" + rule + "'") + ": " + ledger);
            }
        });
        return imbalances;
    }

    private Ledger ledger(String rule) {
        Ledger known = ledgers.get(rule);
        return known == null ? ledgers.computeIfAbsent(rule, name -> new Ledger()) : known;
    }
}
