package dev.herald.processor.describe;

import dev.herald.engine.publication.Enrichment;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishes: a rule, or the repair of an expectation.
 *
 * @param name unique in the publication
 * @param target where it publishes
 * @param rule the rule; null for a repair
 * @param missed the expectation that is repaired; null for a rule
 */
public record Publisher(
        String name,
        PublicTopic<?> target,
        @Nullable Rule rule,
        @Nullable Expectation missed) {

    /** Returns whatever publishes in a publication: its rules, then its repairs. */
    public static List<Publisher> of(Publication publication) {
        List<Publisher> all = new ArrayList<>();
        publication.rules().values().forEach(each -> all.add(new Publisher(each.name(), each.target(), each, null)));
        for (Expectation expectation : publication.expectations().values()) {
            expectation.repairs().all().forEach(each -> all.add(of(each, expectation)));
        }
        return List.copyOf(all);
    }

    private static Publisher of(Repair repair, Expectation missed) {
        return new Publisher(repair.name(), repair.target(), null, missed);
    }

    /** Returns what it is, in words: {@code rule 'completed'}. */
    public String label() {
        return (rule == null ? "repair '" : "rule '") + name + "'";
    }

    /** Returns the lookups that it reads. */
    public List<? extends Lookup<?>> lookups() {
        return rule == null
                ? List.of()
                : rule.enrichments().stream().map(Enrichment::lookup).toList();
    }

    /** Returns whether its records are keyed by the aggregate's id. */
    public boolean isKeyedByAggregate() {
        return rule == null || rule.isKeyedByAggregate();
    }

    /** Returns whether it may publish a tombstone. */
    public boolean canEnd() {
        return rule != null && rule.canEnd();
    }

    /** Returns what makes it publish, as a sentence that names nothing private. */
    String cause() {
        return missed == null
                ? "Rule '" + name + "': of each event of the context that the rule is about, as of that event."
                : "Repair '" + name + "': when the expectation '" + missed.name() + "' was missed.";
    }
}
