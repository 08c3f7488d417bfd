package dev.herald.engine.account;

import java.util.HashMap;
import java.util.Map;

/**
 * How many instances of expectations one task has open, as part of the accounts: they leave the accounts with the task.
 * Not safe for use by several threads at once.
 */
public final class OpenTally {

    private final ExpectationAccounts accounts;
    private final Map<String, Long> tally = new HashMap<>();

    /** Starts a tally of nothing. */
    public OpenTally(ExpectationAccounts accounts) {
        this.accounts = accounts;
    }

    /** Notes that more or (below zero) fewer instances of an expectation are open. */
    public void add(String expectation, long change) {
        tally.merge(expectation, change, Long::sum);
        accounts.open(expectation, change);
    }

    /** Takes all of it off the accounts: another task has them from now on. */
    public void close() {
        tally.forEach((expectation, open) -> accounts.open(expectation, -open));
        tally.clear();
    }
}
