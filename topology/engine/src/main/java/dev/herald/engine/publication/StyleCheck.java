package dev.herald.engine.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Finds whatever the style of a topic does not go with. */
final class StyleCheck {

    private final Map<String, PublicTopic<?>> targets;
    private final List<Rule> rules;
    private final List<DomainTopic<?>> sources;
    private final Set<String> faults = new LinkedHashSet<>();

    /**
     * Creates a check.
     *
     * @param targets what publishes, such as {@code rule 'completed'}, and where
     */
    StyleCheck(Map<String, PublicTopic<?>> targets, Publication.Builder builder) {
        this.targets = targets;
        this.rules = builder.rules;
        this.sources = builder.sources;
    }

    List<String> faults() {
        rules.forEach(rule -> {
            snapshot(rule);
            throttle(rule, rule.throttle());
        });
        targets.forEach((publisher, topic) -> {
            kept(topic);
            sameStyle(topic);
            onePublisher(topic);
            command(publisher, topic);
        });
        return List.copyOf(faults);
    }

    private void snapshot(Rule rule) {
        boolean isSnapshot = rule.target().style() == Style.SNAPSHOT;
        if (isSnapshot && !rule.isKeyedByAggregate()) {
            faults.add("rule '" + rule.name() + "': keyedBy(...) with "
                    + rule.target().label()
                    + ": a snapshot is keyed by its aggregate's id, since order is kept within one aggregate alone");
        }
        if (!isSnapshot && rule.canEnd()) {
            faults.add("rule '" + rule.name() + "': endWhen(...) with "
                    + rule.target().label() + ": only a snapshot can end");
        }
    }

    private void throttle(Rule rule, @Nullable Throttle throttle) {
        if (throttle == null) {
            return;
        }
        String start = "rule '" + rule.name() + "': atMostEvery(" + throttle.interval();
        if (rule.target().style() != Style.SNAPSHOT) {
            faults.add(start + ") with " + rule.target().label()
                    + ": it leaves states out that a later one follows, and only of a snapshot nothing is lost"
                    + " by that");
        }
        if (throttle.interval().toMillis() < 1) {
            faults.add(start + "): expected 1 ms or more");
        }
        if (throttle.lateness() != null && throttle.lateness().isNegative()) {
            faults.add(start + ", " + throttle.lateness() + "): expected a lateness of 0 or more");
        }
    }

    private void kept(PublicTopic<?> topic) {
        if (topic.style() == Style.SNAPSHOT && topic.keptBytes() != PublicTopic.ALL) {
            faults.add(topic.label()
                    + ": keepBytes(...): a snapshot keeps the latest state of each aggregate, by compaction");
        } else if (topic.keptBytes() < 1 && topic.keptBytes() != PublicTopic.ALL) {
            faults.add(topic.label() + ": keepBytes is " + topic.keptBytes() + "; expected 1 or more");
        }
    }

    private void sameStyle(PublicTopic<?> topic) {
        targets.values().stream()
                .filter(topic::sameTopic)
                .filter(other -> other.style() != topic.style() || other.keptBytes() != topic.keptBytes())
                .findFirst()
                .ifPresent(other -> faults.add("public topic '" + topic.name()
                        + "' is declared in two ways; expected one style, which keeps one amount"));
    }

    private void onePublisher(PublicTopic<?> topic) {
        List<String> publishers = new ArrayList<>();
        targets.forEach((publisher, target) -> {
            if (target.sameTopic(topic)) {
                publishers.add(publisher);
            }
        });
        if (topic.style() == Style.SNAPSHOT && publishers.size() > 1) {
            faults.add(topic.label() + " is published by " + String.join(" and ", publishers)
                    + ": order is kept within one rule alone, so an older state could overtake a newer one;"
                    + " expected one rule, which onAny(...) runs on events of several types");
        }
    }

    private void command(String publisher, PublicTopic<?> topic) {
        if (topic.style() != Style.COMMAND) {
            return;
        }
        Class<? extends SpecificRecord> type = topic.type();
        String start = publisher + ": " + type.getName() + " cannot be a command: ";
        if (sources.stream().anyMatch(source -> source.types().contains(type))) {
            faults.add(start + "it is a domain event, which tells what has happened");
        }
        targets.values().stream()
                .filter(other -> other.style() != Style.COMMAND && other.type().equals(type))
                .findFirst()
                .ifPresent(other -> faults.add(start + "it is published, as " + other.label()));
    }

    /** Returns what publishes in a publication, and where. */
    static Map<String, PublicTopic<?>> targets(Publication.Builder builder) {
        Map<String, PublicTopic<?>> targets = new LinkedHashMap<>();
        builder.rules.forEach(rule -> targets.put("rule '" + rule.name() + "'", rule.target()));
        builder.expectations.forEach(each ->
                each.repairs().all().forEach(repair -> targets.put("repair '" + repair.name() + "'", repair.target())));
        return targets;
    }
}
