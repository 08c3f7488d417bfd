package dev.herald.sandbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A log in another order that means the same. */
final class Shuffled {
    private Shuffled() {}

    /** Returns parties first, then payments in any order among each other, each payment's own events in their order. */
    static List<String> acrossPayments(List<String> lines, Random random) throws IOException {
        List<Map<String, Object>> events = PaymentsLog.parse(lines);
        List<String> shuffled = new ArrayList<>(lines.size());
        Map<String, Deque<String>> payments = new HashMap<>();
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (Fields.text(events.get(i), "aggregate").equals("party")) {
                shuffled.add(lines.get(i));
            } else {
                String id = Fields.text(events.get(i), "aggregateId");
                payments.computeIfAbsent(id, each -> new ArrayDeque<>()).add(lines.get(i));
                turns.add(id);
            }
        }
        Collections.shuffle(turns, random);
        turns.forEach(
                id -> shuffled.add(Objects.requireNonNull(payments.get(id)).remove()));
        return shuffled;
    }
}
