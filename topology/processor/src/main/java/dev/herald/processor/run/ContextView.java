package dev.herald.processor.run;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.publication.Publication;
import java.util.Map;

/** What can be seen of a context that runs. Safe for use by several threads. */
public interface ContextView {

    /** Returns what it publishes. */
    Publication publication();

    /** Returns how it is doing. */
    ContextState state();

    /** Returns how far it is behind. */
    Lag lag();

    /** Returns how far the reading back of its state has come. */
    Restore restore();

    /** Returns how many records the copies that it keeps for other processes are behind, by store. */
    Map<String, Long> standbys();

    /** Returns what became of its inputs. */
    Accounts accounts();

    /**
     * Returns the instances of expectations that this process keeps.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stores are being opened or moved
     */
    Map<String, Object> expectations(ExpectationQuery query);

    /** Returns the context's name. */
    default String context() {
        return publication().context();
    }
}
