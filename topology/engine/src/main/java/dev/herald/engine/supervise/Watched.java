package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Repeat;
import dev.herald.engine.publication.Sign;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One expectation at work. Outcomes are judged by their own time, and each event before what follows it in its aggregate:
 * which instances are missed does not depend on when the events arrive, as long as none comes later than is allowed.
 */
final class Watched {

    private static final int MAX_KEY_BYTES = 1_024;

    private final Expectation expectation;
    private final long lateness;
    private final boolean several;

    Watched(Expectation expectation, Duration lateness) {
        this.expectation = expectation;
        this.lateness = lateness.toMillis();
        this.several = expectation.repeat() == Repeat.OPEN_ANOTHER;
    }

    String name() {
        return expectation.name();
    }

    void on(DomainEvent<?> event, Record state, Instances instances, List<Change> changes) {
        String closed = null;
        for (Sign outcome : expectation.outcomes()) {
            if (closed == null && applies(outcome, event, state)) {
                closed = key(outcome, event, state);
                close(closed, event, instances, changes);
            }
        }
        if (applies(expectation.opening(), event, state)) {
            String key = key(expectation.opening(), event, state);
            open(key, event, state, key.equals(closed) ? null : instances, changes);
        }
    }

    private static boolean applies(Sign sign, DomainEvent<?> event, Record state) {
        return sign.type() == event.data().getClass() && sign.condition().test(event, state);
    }

    private static String key(Sign sign, DomainEvent<?> event, Record state) {
        if (sign.key() == null) {
            return "";
        }
        String key = Objects.requireNonNull(sign.key().apply(event, state), "the expectation gave a null key");
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the expectation gave a key of " + length + " bytes; the limit is " + MAX_KEY_BYTES);
        }
        return key;
    }

    private void close(String key, DomainEvent<?> event, Instances instances, List<Change> changes) {
        Instances.Named found = found(key, instances);
        if (found == null) {
            return;
        }
        Instance instance = found.instance();
        if (!instance.missed() && event.time().toEpochMilli() <= instance.deadline()) {
            changes.add(new Change.Met(found.key(), instance));
            return;
        }
        if (!instance.missed()) {
            changes.add(Watch.due(found.key(), instance));
        }
        changes.add(new Change.MetLate(found.key(), instance.miss(), event));
    }

    private Instances.@Nullable Named found(String key, Instances instances) {
        if (several) {
            return instances.oldest(name(), key);
        }
        InstanceKey single = new InstanceKey(name(), key, 0);
        Instance instance = instances.find(single);
        return instance == null ? null : new Instances.Named(single, instance);
    }

    /** Opens an instance; the instances are null where the same event has just closed the one of the key. */
    private void open(
            String key, DomainEvent<?> event, Record state, @Nullable Instances instances, List<Change> changes) {
        InstanceKey named = new InstanceKey(name(), key, several ? event.sequence() : 0);
        Instance opened = Instance.open(Opening.of(event), deadline(event, state), lateness);
        Instance before = several || instances == null ? null : instances.find(named);
        if (before == null) {
            changes.add(new Change.Opened(named, opened));
        } else if (!before.missed() && event.time().toEpochMilli() <= before.deadline()) {
            if (expectation.repeat() == Repeat.RESTART) {
                changes.add(new Change.Restarted(named, before, opened));
            }
        } else {
            if (!before.missed()) {
                changes.add(Watch.due(named, before));
            }
            changes.add(new Change.Superseded(named, before.miss()));
            changes.add(new Change.Opened(named, opened));
        }
    }

    private long deadline(DomainEvent<?> event, Record state) {
        return Objects.requireNonNull(
                        expectation.deadline().apply(event, state), "the expectation gave a null deadline")
                .toEpochMilli();
    }
}
