package dev.herald.processor;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.publication.Publication;
import dev.herald.processor.run.ContextState;
import dev.herald.processor.run.ContextView;
import dev.herald.processor.run.ExpectationQuery;
import dev.herald.processor.run.Lag;
import dev.herald.processor.run.Restore;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** A context that is as a test wants it: at first it runs, and is not behind. */
public final class FakeContext implements ContextView {

    private final Publication publication = new TestPublication().publication();
    private final Accounts accounts = new Accounts();
    private final Map<TopicPartition, Long> behind =
            new TreeMap<>(java.util.Comparator.comparing(TopicPartition::toString));
    private ContextState state = ContextState.RUNNING;
    private Lag lag = new Lag.Known(behind);
    private Restore restore = new Restore(Map.of(), 0);
    private boolean opensStores;

    /** Puts it in a state. */
    public void is(ContextState now) {
        state = now;
    }

    /** Puts a partition of its domain topic behind. */
    public void isBehind(int partition, long records) {
        behind.put(new TopicPartition("test.domain.payment", partition), records);
    }

    /** Takes the broker away. */
    public void knowsNoLag(String reason) {
        lag = new Lag.Unknown(reason);
    }

    /** Lets it restore. */
    public void restores(Restore progress) {
        restore = progress;
    }

    /** Lets its stores be opened. */
    public void opensStores() {
        opensStores = true;
    }

    @Override
    public Publication publication() {
        return publication;
    }

    @Override
    public ContextState state() {
        return state;
    }

    @Override
    public Lag lag() {
        return lag;
    }

    @Override
    public Restore restore() {
        return restore;
    }

    @Override
    public Map<String, Long> standbys() {
        return Map.of("kept", 4L);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, Object> expectations(ExpectationQuery query) {
        if (opensStores) {
            throw new InvalidStateStoreException("the stores are being opened");
        }
        return Map.of("open", 0);
    }
}
