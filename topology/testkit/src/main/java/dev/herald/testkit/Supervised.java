package dev.herald.testkit;

import dev.herald.engine.account.ExpectationAccounts.Turn;
import java.util.Map;

/**
 * What became of a scenario's expectations.
 *
 * @param counts what was counted, by expectation
 * @param open how many instances were open in the end, by expectation
 */
record Supervised(Map<String, Map<Turn, Long>> counts, Map<String, Long> open) {

    static final Supervised NOTHING = new Supervised(Map.of(), Map.of());

    long count(String expectation, Turn turn) {
        return counts.getOrDefault(expectation, Map.of()).getOrDefault(turn, 0L);
    }
}
