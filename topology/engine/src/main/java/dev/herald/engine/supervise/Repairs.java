package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Miss;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.publish.RecordWriter;
import dev.herald.engine.step.RecordTimeException;
import dev.herald.engine.step.RecordTooLargeException;
import dev.herald.engine.step.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation publishes while an outcome is missing: repairs with growing waits between them, then perhaps one
 * last event. Not safe for use by several threads at once, since encoders are reused.
 */
public final class Repairs {

    private final String context;
    private final Expectation.Repairs declared;
    private final Map<Repair, Outlet> outlets = new HashMap<>();
    private final EventIdentity identity = new EventIdentity();

    private record Outlet(Channel channel, RecordWriter writer, RecordLimits limits) {}

    /** What a repair gave. */
    public sealed interface Made {}

    /** An integration event. */
    public record Published(IntegrationEvent event) implements Made {}

    /** Nothing: the repair's code, its contract or its topic refuses. */
    public record Failed(Stage stage, Throwable cause) implements Made {}

    /**
     * What a repair is made from.
     *
     * @param key names the instance
     * @param instance the instance, missed
     * @param event the event that opened it
     * @param state the aggregate's projection now
     */
    public record Case(InstanceKey key, Instance instance, DomainEvent<?> event, Record state) {}

    /**
     * Creates the repairs of one expectation.
     *
     * @param writers how the records of a public topic are written
     * @param limits what a topic takes, by its full name
     */
    public Repairs(
            Expectation expectation,
            TopicNames names,
            Function<PublicTopic<?>, RecordWriter> writers,
            Function<String, RecordLimits> limits) {
        this.context = names.context();
        this.declared = expectation.repairs();
        declared.all().forEach(repair -> {
            PublicTopic<?> target = repair.target();
            String topic = names.published(target);
            Channel channel = Channel.of(topic, context, target.schema());
            outlets.put(repair, new Outlet(channel, writers.apply(target), limits.apply(topic)));
        });
    }

    /** Returns what comes next for an instance; null for nothing more. */
    public @Nullable Repair next(Instance instance) {
        return instance.repairs() < declared.times() ? declared.first() : declared.last();
    }

    /**
     * Returns the instance after its next repair.
     *
     * @param now the wall clock, in milliseconds
     */
    public Instance after(Instance instance, long now) {
        int number = instance.repairs() + 1;
        boolean more = number < declared.times() || (number == declared.times() && declared.last() != null);
        return instance.repaired(
                number, more ? Math.addExact(now, declared.waitAfter(number).toMillis()) : Instance.NEVER);
    }

    /**
     * Makes what a repair publishes.
     *
     * @param ordinal how many integration events the repair has published for the aggregate
     * @param now the wall clock, in milliseconds
     */
    public Made make(Repair repair, Case of, long ordinal, long now) {
        Stage stage = Stage.MAP;
        try {
            Miss<?> miss = new Miss<>(
                    of.event(),
                    of.key().key(),
                    Instant.ofEpochMilli(of.instance().deadline()),
                    of.instance().repairs() + 1);
            SpecificRecord record =
                    Objects.requireNonNull(repair.mapping().apply(miss, of.state()), "the repair gave a null record");
            stage = Stage.PUBLISH;
            return new Published(integrationEvent(repair, of, record, ordinal, now));
        } catch (RuntimeException | StackOverflowError e) {
            return new Failed(stage, e);
        }
    }

    private IntegrationEvent integrationEvent(Repair repair, Case of, SpecificRecord record, long ordinal, long now) {
        DomainEvent<?> event = of.event();
        int index = of.instance().repairs() < declared.times() ? of.instance().repairs() : 0;
        String id = identity.of(context, repair.name(), event.aggregateId(), event.sequence(), index)
                .toString();
        Outlet outlet = Objects.requireNonNull(outlets.get(repair));
        IntegrationEvent.Payload value =
                new IntegrationEvent.Payload(outlet.writer().write(record));
        IntegrationEvent made =
                new IntegrationEvent(outlet.channel(), id, event.aggregateId(), value, ordinal + 1, Cause.of(event));
        String topic = outlet.channel().topic();
        RecordLimits limits = outlet.limits();
        if (!made.fits(limits.maxBytes())) {
            throw new RecordTooLargeException(topic, made.sizeLimit(), limits.maxBytes());
        }
        if (!limits.takesTime(made.timestamp(), now)) {
            throw new RecordTimeException(topic, made.timestamp(), now, limits);
        }
        return made;
    }
}
