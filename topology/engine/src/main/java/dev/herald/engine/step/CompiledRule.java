package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.lane.Pending;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.Enrichment;
import dev.herald.engine.publication.Presence;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Throttle;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.publish.RecordWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A rule ready to run: filter, look up, map, publish. Each failure is told with the stage it happened in. */
final class CompiledRule implements LaneWork {

    private static final Evaluation FILTERED = new Evaluation.Filtered();
    private static final Evaluation NOT_YET = new Evaluation.NotYet();

    private final String context;
    private final String name;
    private final Effect take;
    private final Rule rule;
    private final Channel channel;
    private final RecordWriter writer;
    private final RecordLimits limits;
    private final EventIdentity identity = new EventIdentity();

    CompiledRule(String context, Rule rule, Channel channel, RecordWriter writer, RecordLimits limits) {
        this.context = context;
        this.name = rule.name();
        this.take = new Effect.Take(name);
        this.rule = rule;
        this.channel = channel;
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Effect take() {
        return take;
    }

    @Override
    public @Nullable Throttle throttle() {
        return rule.throttle();
    }

    /**
     * Returns what is pending as it is sent. Only snapshots are ever pending, and these are keyed by their aggregate.
     *
     * @param ordinal how many integration events the lane has published
     */
    List<IntegrationEvent> events(Pending pending, long ordinal) {
        Cause cause = pending.cause();
        List<IntegrationEvent> events = new ArrayList<>();
        for (Payload value : pending.values()) {
            int index = events.size();
            String id = id(cause.aggregateId(), pending.sequence(), index);
            events.add(new IntegrationEvent(channel, id, cause.aggregateId(), value, ordinal + index + 1, cause));
        }
        return events;
    }

    private String id(String aggregateId, long sequence, int index) {
        return identity.of(context, name, aggregateId, sequence, index).toString();
    }

    @Override
    public Evaluation evaluate(DomainEvent<?> event, Record state, long ordinal, Step.Surroundings surroundings) {
        Attempt attempt = new Attempt(event, state, ordinal, surroundings);
        try {
            return attempt.run();
        } catch (RuntimeException | StackOverflowError e) {
            return new Evaluation.Failed(new Failure(attempt.stage, e));
        }
    }

    private final class Attempt {

        private final DomainEvent<?> event;
        private final Record state;
        private final long ordinal;
        private final Step.Surroundings surroundings;
        private Stage stage = Stage.FILTER;

        private Attempt(DomainEvent<?> event, Record state, long ordinal, Step.Surroundings surroundings) {
            this.event = event;
            this.state = state;
            this.ordinal = ordinal;
            this.surroundings = surroundings;
        }

        private Evaluation run() {
            if (!rule.condition().test(event, state)) {
                return FILTERED;
            }
            if (rule.end().test(event, state)) {
                return ended();
            }
            stage = Stage.LOOK_UP;
            @Nullable Object[] found = new @Nullable Object[rule.enrichments().size()];
            for (int i = 0; i < found.length; i++) {
                Evaluation.Wait wait = lookUp(rule.enrichments().get(i), found, i);
                if (wait != null) {
                    return wait;
                }
            }
            stage = Stage.MAP;
            List<? extends SpecificRecord> records = rule.mapping().map(event, state, found);
            return records.isEmpty() ? FILTERED : published(records);
        }

        private Evaluation.@Nullable Wait lookUp(Enrichment enrichment, @Nullable Object[] found, int i) {
            String id = enrichment.key().apply(event, state);
            if (id == null) {
                if (enrichment.presence() == Presence.REQUIRED) {
                    throw new IllegalStateException("the event names no reference of the required lookup '"
                            + enrichment.lookup().name() + "'");
                }
                return null;
            }
            References.Answer answer = surroundings.references().asOf(enrichment.lookup(), id, event.time());
            if (answer instanceof References.Found reference) {
                found[i] = reference.value();
                return null;
            }
            if (answer instanceof References.NotYet) {
                return (Evaluation.Wait) NOT_YET;
            }
            return enrichment.presence() == Presence.REQUIRED
                    ? new Evaluation.Missing(enrichment.lookup().name(), id)
                    : null;
        }

        private Evaluation published(List<? extends SpecificRecord> records) {
            String key = key();
            stage = Stage.PUBLISH;
            List<IntegrationEvent> events = new ArrayList<>(records.size());
            for (SpecificRecord record : records) {
                events.add(integrationEvent(key, new Payload(writer.write(record)), events.size()));
            }
            return new Evaluation.Published(events);
        }

        private Evaluation ended() {
            String key = key();
            stage = Stage.PUBLISH;
            return new Evaluation.Published(List.of(integrationEvent(key, Payload.TOMBSTONE, 0)));
        }

        private String key() {
            return Objects.requireNonNull(rule.key().apply(event, state), "the rule gave a null record key");
        }

        private IntegrationEvent integrationEvent(String key, Payload value, int index) {
            String id = id(event.aggregateId(), event.sequence(), index);
            IntegrationEvent made = new IntegrationEvent(channel, id, key, value, ordinal + index + 1, Cause.of(event));
            if (!made.fits(limits.maxBytes())) {
                throw new RecordTooLargeException(channel.topic(), made.sizeLimit(), limits.maxBytes());
            }
            if (!limits.takesTime(made.timestamp(), surroundings.now())) {
                throw new RecordTimeException(channel.topic(), made.timestamp(), surroundings.now(), limits);
            }
            return made;
        }
    }
}
