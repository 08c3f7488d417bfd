package dev.herald.engine.publication;

import dev.herald.engine.mark.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** The declaration of what a context tells the world: sources, projections, lookups, rules and expectations. Immutable. */
public final class Publication {

    private final String context;
    private final List<DomainTopic<?>> sources;
    private final List<Gathering<?>> gatherings;
    private final List<Lookup<?>> lookups;
    private final Map<String, Rule> rules;
    private final Map<String, Expectation> expectations;
    private final Set<Class<? extends SpecificRecord>> ignored;
    private final List<Disclosure> disclosures;
    private final Bounds bounds;

    private Publication(Builder builder) {
        this.context = builder.context;
        this.sources = List.copyOf(builder.sources);
        this.gatherings = List.copyOf(builder.gatherings);
        this.lookups = List.copyOf(builder.lookups);
        Map<String, Rule> named = new LinkedHashMap<>();
        builder.rules.forEach(rule -> named.put(rule.name(), rule));
        this.rules = Collections.unmodifiableMap(named);
        Map<String, Expectation> expected = new LinkedHashMap<>();
        builder.expectations.forEach(each -> expected.put(each.name(), each));
        this.expectations = Collections.unmodifiableMap(expected);
        this.ignored = Collections.unmodifiableSet(new LinkedHashSet<>(builder.ignored));
        this.disclosures = List.copyOf(builder.disclosures);
        this.bounds = builder.bounds;
    }

    private Publication(Publication other, Bounds bounds) {
        this.context = other.context;
        this.sources = other.sources;
        this.gatherings = other.gatherings;
        this.lookups = other.lookups;
        this.rules = other.rules;
        this.expectations = other.expectations;
        this.ignored = other.ignored;
        this.disclosures = other.disclosures;
        this.bounds = bounds;
    }

    /** Starts the publication of a context, such as {@code payments}. */
    public static Builder of(String context) {
        return new Builder(context);
    }

    /** Returns the context's name. */
    public String context() {
        return context;
    }

    /** Returns the domain topics whose events the rules run on. */
    public List<DomainTopic<?>> sources() {
        return sources;
    }

    /** Returns every domain topic that is read: those of references first, then the sources. */
    public List<DomainTopic<?>> domainTopics() {
        Set<DomainTopic<?>> topics = new LinkedHashSet<>();
        lookups.forEach(lookup -> topics.add(lookup.topic()));
        topics.addAll(sources);
        return List.copyOf(topics);
    }

    /** Returns the gatherings. */
    public List<Gathering<?>> gatherings() {
        return gatherings;
    }

    /** Returns whatever rules and expectations can be declared on: the sources, and the events of the gatherings. */
    public List<DomainTopic<?>> handled() {
        return handled(sources, gatherings);
    }

    private static List<DomainTopic<?>> handled(List<DomainTopic<?>> sources, List<Gathering<?>> gatherings) {
        List<DomainTopic<?>> all = new ArrayList<>(sources);
        gatherings.forEach(each -> all.add(each.events()));
        return List.copyOf(all);
    }

    /** Returns the lookups. */
    public List<Lookup<?>> lookups() {
        return lookups;
    }

    /** Returns the rules by name, in order of declaration: the order in which they run. */
    public Map<String, Rule> rules() {
        return rules;
    }

    /** Returns the expectations by name, in order of declaration. */
    public Map<String, Expectation> expectations() {
        return expectations;
    }

    /** Returns the event types that are not published, on purpose. */
    public Set<Class<? extends SpecificRecord>> ignored() {
        return ignored;
    }

    /** Returns what is confidential or personal in domain events and told on purpose. */
    public List<Disclosure> disclosures() {
        return disclosures;
    }

    /** Returns how long and how much is kept of what cannot go on. */
    public Bounds bounds() {
        return bounds;
    }

    /**
     * Returns the same publication with other bounds.
     *
     * @throws PublicationException where they cannot work
     */
    public Publication with(Bounds other) {
        List<String> faults = PublicationCheck.faults(context, other);
        if (!faults.isEmpty()) {
            throw new PublicationException(context, faults);
        }
        return new Publication(this, other);
    }

    /** Returns the topics that are written, public ones and those of commands, each once. */
    public List<PublicTopic<?>> publicTopics() {
        Set<PublicTopic<?>> topics = new LinkedHashSet<>();
        rules.values().forEach(rule -> topics.add(rule.target()));
        expectations.values().forEach(each -> each.repairs().all().forEach(repair -> topics.add(repair.target())));
        return List.copyOf(topics);
    }

    /** Returns the event types of the sources that are neither published by a rule, nor gathered, nor ignored on purpose. */
    public Set<Class<? extends SpecificRecord>> uncovered() {
        Set<Class<? extends SpecificRecord>> types = new LinkedHashSet<>();
        sources.forEach(source -> types.addAll(source.types()));
        rules.values().forEach(rule -> types.removeAll(rule.types()));
        gatherings.forEach(each -> types.removeAll(each.members().keySet()));
        types.removeAll(ignored);
        return types;
    }

    /** Collects a publication; {@link #build()} checks it. */
    public static final class Builder {

        final String context;
        final List<DomainTopic<?>> sources = new ArrayList<>();
        final List<Gathering<?>> gatherings = new ArrayList<>();
        final List<Lookup<?>> lookups = new ArrayList<>();
        final List<Rule> rules = new ArrayList<>();
        final List<Expectation> expectations = new ArrayList<>();
        final List<Class<? extends SpecificRecord>> ignored = new ArrayList<>();
        final List<Disclosure> disclosures = new ArrayList<>();
        Bounds bounds = Bounds.DEFAULT;

        private Builder(String context) {
            this.context = context;
        }

        /** Adds a domain topic whose events the rules run on. */
        public Builder from(DomainTopic<?> source) {
            sources.add(source);
            return this;
        }

        /** Adds events of the sources that are gathered under another id. */
        public Builder gather(Gathering<?> gathering) {
            gatherings.add(gathering);
            return this;
        }

        /** Adds reference data that rules may read. */
        public Builder lookup(Lookup<?> lookup) {
            lookups.add(lookup);
            return this;
        }

        /** Adds a rule. */
        public Builder rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        /**
         * Adds an expectation, which the supervisor checks.
         *
         * @param name unique in the publication; part of the identity of what is told of it, so it must not change
         */
        public Builder expect(String name, Within<?, ?> expectation) {
            expectations.add(expectation.expectation(name));
            return this;
        }

        /** Says that events of these types are not published, on purpose. */
        @SafeVarargs
        public final Builder ignore(Class<? extends SpecificRecord>... types) {
            ignored.addAll(Arrays.asList(types));
            return this;
        }

        /**
         * Says that data which a domain event's contract marks as confidential or personal is told on purpose.
         *
         * @param field the data: {@code reason}, {@code payer.name}, {@code lines[].article}
         * @param place where it is told: a field of the record, or {@link Disclosure#ID} and the like
         * @param reason why, for people
         */
        public Builder disclose(
                Class<? extends SpecificRecord> type, String field, PublicTopic<?> topic, String place, String reason) {
            disclosures.add(new Disclosure(type, new FieldPath(field), topic, new FieldPath(place), reason));
            return this;
        }

        /** Says the same of the supervision topic, on which Herald tells of itself. */
        public Builder discloseToSupervision(
                Class<? extends SpecificRecord> type, String field, String place, String reason) {
            disclosures.add(new Disclosure(type, new FieldPath(field), null, new FieldPath(place), reason));
            return this;
        }

        /** Says how long and how much is kept of what cannot go on; {@link Bounds#DEFAULT} where it is not said. */
        public Builder bounds(Bounds other) {
            bounds = other;
            return this;
        }

        List<DomainTopic<?>> handled() {
            return Publication.handled(sources, gatherings);
        }

        /**
         * Returns the publication.
         *
         * @throws PublicationException with every reason for which it cannot work
         */
        public Publication build() {
            List<String> faults = new PublicationCheck(this).faults();
            if (!faults.isEmpty()) {
                throw new PublicationException(context, faults);
            }
            return new Publication(this);
        }
    }
}
