package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Miss;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.RecordWriter;
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
    private final Map<Repair, Channel> channels = new HashMap<>();
    private final Map<Repair, RecordWriter> writers = new HashMap<>();
    private final EventIdentity identity = new EventIdentity();
    private final int maxBytes;

    /** What a repair gave. */
    public sealed interface Made {}

    /** An integration event. */
    public record Published(IntegrationEvent event) implements Made {}

    /** Nothing: the repair's code or its contract refuses. */
    public record Failed(Stage stage, Throwable cause) implements Made {}

    /**
     * Creates the repairs of one expectation.
     *
     * @param maxBytes the size that a record may have with key and headers, in bytes
     */
    public Repairs(
            Expectation expectation, TopicNames names, Function<PublicTopic<?>, RecordWriter> contracts, int maxBytes) {
        this.context = names.context();
        this.declared = expectation.repairs();
        this.maxBytes = maxBytes;
        declared.all().forEach(repair -> {
            PublicTopic<?> target = repair.target();
            channels.put(repair, Channel.of(names.published(target), context, target.schema()));
            writers.put(repair, contracts.apply(target));
        });
    }

    /** Returns whether anything is published on a miss. */
    public boolean any() {
        return declared.first() != null;
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
        long wait = more ? declared.waitAfter(number).toMillis() : 0;
        return instance.repaired(number, more ? Math.addExact(now, wait) : Instance.NEVER);
    }

    /**
     * Makes what a repair publishes.
     *
     * @param event the event that opened the instance
     * @param state the aggregate's projection now
     * @param ordinal how many integration events the repair has published for the aggregate
     */
    public Made make(
            Repair repair, InstanceKey key, Instance instance, DomainEvent<?> event, Record state, long ordinal) {
        int index = instance.repairs() < declared.times() ? instance.repairs() : 0;
        Stage stage = Stage.MAP;
        try {
            Miss<?> miss =
                    new Miss<>(event, key.key(), Instant.ofEpochMilli(instance.deadline()), instance.repairs() + 1);
            SpecificRecord record =
                    Objects.requireNonNull(repair.mapping().apply(miss, state), "the repair gave a null record");
            stage = Stage.PUBLISH;
            return new Published(integrationEvent(repair, event, record, ordinal, index));
        } catch (RuntimeException | StackOverflowError e) {
            return new Failed(stage, e);
        }
    }

    private IntegrationEvent integrationEvent(
            Repair repair, DomainEvent<?> event, SpecificRecord record, long ordinal, int index) {
        String id = identity.of(context, repair.name(), event.aggregateId(), event.sequence(), index)
                .toString();
        Channel channel = Objects.requireNonNull(channels.get(repair));
        byte[] value = Objects.requireNonNull(writers.get(repair)).write(record);
        IntegrationEvent made = new IntegrationEvent(
                channel, id, event.aggregateId(), new IntegrationEvent.Payload(value), ordinal + 1, event);
        if (made.sizeLimit() > maxBytes) {
            throw new RecordTooLargeException(channel.topic(), made.sizeLimit(), maxBytes);
        }
        return made;
    }
}
