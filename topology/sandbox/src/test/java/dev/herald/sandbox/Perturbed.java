package dev.herald.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A log as it arrives on a bad day: a tenth of the events of payments displaced, often inside their payment, a tenth of
 * all events there twice, and every registration of a party late, after payments that need it.
 *
 * <p>A displaced event never comes before a renaming of its payer that it came after. Herald promises the same events
 * provided each version of a reference is in the log before the events that it applies to are read; so renamings stay
 * where they are too. A registration may be late all the same, since what needs it waits.
 */
final class Perturbed {
    private static final int PERCENT = 10;
    private static final int DISPLACED_BY = 4_000;
    private static final int LATE_BY = 3_000;

    private final List<Map<String, Object>> events;
    private final Random random;
    private final Map<String, Set<String>> payers = new HashMap<>();
    private final Map<String, TreeSet<Integer>> renamings = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    private record Placed(double place, String line) {}

    private Perturbed(List<Map<String, Object>> events, Random random) {
        this.events = events;
        this.random = random;
    }

    /** Returns the lines of a log in another order, some of them twice. */
    static List<String> of(List<String> lines, Random random) throws IOException {
        Perturbed perturbed = new Perturbed(PaymentsLog.parse(lines), random);
        perturbed.note();
        for (int i = 0; i < lines.size(); i++) {
            perturbed.place(i, lines.get(i), lines.size());
        }
        return perturbed.placed.stream()
                .sorted(Comparator.comparingDouble(Placed::place))
                .map(Placed::line)
                .toList();
    }

    private void note() {
        for (int i = 0; i < events.size(); i++) {
            Map<String, Object> event = events.get(i);
            String id = Fields.text(event, "aggregateId");
            if (Fields.text(event, "type").equals("PartyRenamed")) {
                renamings.computeIfAbsent(id, party -> new TreeSet<>()).add(i);
            } else if (Fields.object(event, "data").get("partyId") instanceof String payer) {
                payers.computeIfAbsent(id, payment -> new HashSet<>()).add(payer);
            }
        }
    }

    private void place(int index, String line, int size) {
        double place = placeOf(index);
        placed.add(new Placed(place, line));
        if (chance()) {
            boolean atOnce = random.nextBoolean();
            placed.add(new Placed(atOnce ? place : place + random.nextDouble() * (size - place), line));
        }
    }

    private double placeOf(int index) {
        Map<String, Object> event = events.get(index);
        if (Fields.text(event, "type").equals("PartyRegistered")) {
            return index + random.nextDouble() * LATE_BY;
        }
        if (Fields.text(event, "aggregate").equals("payment") && chance()) {
            double displaced = index + (2 * random.nextDouble() - 1) * DISPLACED_BY;
            return Math.max(displaced, lastRenaming(Fields.text(event, "aggregateId"), index) + random.nextDouble());
        }
        return index;
    }

    /** The place of the last renaming of a payment's payer before an event; before the log where there is none. */
    private double lastRenaming(String payment, int index) {
        return payers.getOrDefault(payment, Set.of()).stream()
                .map(payer -> renamings.getOrDefault(payer, new TreeSet<>()).lower(index))
                .mapToDouble(last -> last == null ? -DISPLACED_BY : last)
                .max()
                .orElse(-DISPLACED_BY);
    }

    private boolean chance() {
        return random.nextInt(100) < PERCENT;
    }
}
