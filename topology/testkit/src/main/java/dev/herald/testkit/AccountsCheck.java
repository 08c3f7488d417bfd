package dev.herald.testkit;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.step.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the accounts with themselves, with what went in and with what came out. */
final class AccountsCheck {

    private AccountsCheck() {}

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>(transcript.imbalances());
        read(transcript, faults);
        published(transcript, faults);
        return faults;
    }

    private static void read(Transcript transcript, List<String> faults) {
        Set<String> sources = transcript.setup().publication().sources().stream()
                .map(DomainTopic::aggregate)
                .collect(Collectors.toSet());
        long sent = transcript.sent().stream()
                .filter(record -> sources.contains(record.input().aggregate()))
                .count();
        long gathered = transcript.setup().publication().gatherings().stream()
                .mapToLong(each -> transcript.count(each.name(), Outcome.GATHERED))
                .sum();
        if (sent + gathered != transcript.read()) {
            faults.add("records: " + transcript.read() + " were counted as read; " + sent + " went in"
                    + (gathered == 0 ? "" : ", and " + gathered + " came again where they are gathered"));
        }
    }

    /** A rule's count of events for which it published must be the number of events that its records name. */
    private static void published(Transcript transcript, List<String> faults) {
        Map<String, Set<String>> events = new TreeMap<>();
        Origin.of(transcript).values().forEach(origin -> events.computeIfAbsent(origin.rule(), rule -> new TreeSet<>())
                .add(origin.cause().aggregateId() + "#" + origin.cause().sequence()));
        for (Rule rule : transcript.setup().publication().rules().values()) {
            long counted = transcript.count(rule.name(), Outcome.PUBLISHED);
            int found = events.getOrDefault(rule.name(), Set.of()).size();
            if (counted != found) {
                faults.add("rule '" + rule.name() + "': counted " + counted
                        + " events as published; records came out for " + found);
            }
        }
    }
}
