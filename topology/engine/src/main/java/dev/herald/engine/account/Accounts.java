package dev.herald.engine.account;

import dev.herald.engine.step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();

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
