package dev.herald.processor.describe;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Style;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What becomes of one type of domain event.
 *
 * @param source the domain topic that it is on
 * @param type the event's type
 * @param status what becomes of it
 * @param by what makes it so: rules, gatherings, lookups
 */
public record Coverage(DomainTopic<?> source, Class<? extends SpecificRecord> type, Status status, List<String> by) {

    /** What becomes of a domain event. */
    public enum Status {
        /** A rule publishes on it. */
        PUBLISHED("published"),
        /** Rules run on it, but all that they publish are commands. */
        COMMANDED("leads to commands alone"),
        /** It is gathered, and no rule runs on it. */
        GATHERED("gathered"),
        /** It is reference data. */
        LOOKED_UP("looked up"),
        /** It is not published, on purpose. */
        IGNORED("ignored on purpose"),
        /** Nobody has decided what becomes of it. */
        UNKNOWN("unknown: neither published nor ignored");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** Returns what it is, in words. */
        public String text() {
            return text;
        }
    }

    /** Returns what becomes of each type of a publication's domain topics: the sources', then the references'. */
    public static List<Coverage> of(Publication publication) {
        List<Coverage> all = new ArrayList<>();
        for (DomainTopic<?> source : publication.sources()) {
            source.types().forEach(type -> all.add(of(publication, source, type)));
        }
        for (Lookup<?> lookup : publication.lookups()) {
            List<String> by = List.of("lookup '" + lookup.name() + "'");
            lookup.topic().types().forEach(type -> all.add(new Coverage(lookup.topic(), type, Status.LOOKED_UP, by)));
        }
        return List.copyOf(all);
    }

    private static Coverage of(Publication publication, DomainTopic<?> source, Class<? extends SpecificRecord> type) {
        List<Rule> rules = publication.rules().values().stream()
                .filter(rule -> rule.types().contains(type))
                .toList();
        List<String> by = new ArrayList<>();
        publication.gatherings().stream()
                .filter(each -> each.members().containsKey(type))
                .forEach(each -> by.add("gathering '" + each.name() + "'"));
        boolean isGathered = !by.isEmpty();
        rules.forEach(rule -> by.add("rule '" + rule.name() + "'"));
        return new Coverage(source, type, status(publication, type, rules, isGathered), List.copyOf(by));
    }

    private static Status status(
            Publication publication, Class<? extends SpecificRecord> type, List<Rule> rules, boolean isGathered) {
        if (rules.stream().anyMatch(rule -> rule.target().style() != Style.COMMAND)) {
            return Status.PUBLISHED;
        }
        if (!rules.isEmpty()) {
            return Status.COMMANDED;
        }
        if (isGathered) {
            return Status.GATHERED;
        }
        return publication.ignored().contains(type) ? Status.IGNORED : Status.UNKNOWN;
    }
}
