package dev.herald.engine.account;

import dev.herald.engine.state.AggregateState;
import dev.herald.engine.step.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one task keeps, as part of the accounts: it follows each change of an aggregate's entry, and leaves the accounts
 * with the task. Not safe for use by several threads at once.
 */
public final class KeptTally {

    private final Accounts accounts;
    private final Map<String, Map<Outcome, Long>> tally = new HashMap<>();

    /** Starts a tally of nothing. */
    public KeptTally(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Notes that an aggregate's entry has changed. */
    public void moved(AggregateState before, AggregateState after) {
        if (before.windows() != after.windows()) {
            before.windows().forEach((rule, window) -> add(rule, Outcome.PENDING, -window.kept()));
            after.windows().forEach((rule, window) -> add(rule, Outcome.PENDING, window.kept()));
        }
        keptMoved(before, after);
    }

    private void keptMoved(AggregateState before, AggregateState after) {
        if (!before.intake().equals(after.intake())) {
            add("", Outcome.ofKept(before.intake()), -before.intake().kept());
            add("", Outcome.ofKept(after.intake()), after.intake().kept());
        }
        if (before.lanes() != after.lanes()) {
            before.lanes().forEach((rule, lane) -> add(rule, Outcome.ofKept(lane), -lane.kept()));
            after.lanes().forEach((rule, lane) -> add(rule, Outcome.ofKept(lane), lane.kept()));
        }
    }

    /** Notes an aggregate's entry that another task has left, but for what is pending in it. */
    public void carriedOver(AggregateState stored) {
        keptMoved(AggregateState.initial(stored.projection()), stored);
        accounts.carried("", stored.intake().kept());
        stored.lanes().forEach((rule, lane) -> accounts.carried(rule, lane.kept()));
    }

    /** Notes that another task has left something pending in a rule's window. */
    public void carriedOver(String rule) {
        add(rule, Outcome.PENDING, 1);
        accounts.carried(rule, 1);
    }

    /** Takes all of it off the accounts: another task keeps it from now on. */
    public void close() {
        tally.forEach((rule, outcomes) -> outcomes.forEach((outcome, kept) -> {
            accounts.kept(rule, outcome, -kept);
            accounts.carried(rule, -kept);
        }));
        tally.clear();
    }

    private void add(String rule, Outcome outcome, long change) {
        if (change != 0) {
            tally.computeIfAbsent(rule, name -> new EnumMap<>(Outcome.class)).merge(outcome, change, Long::sum);
            accounts.kept(rule, outcome, change);
        }
    }
}
