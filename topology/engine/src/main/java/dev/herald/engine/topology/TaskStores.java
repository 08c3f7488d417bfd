package dev.herald.engine.topology;

import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.SeenIds;

/**
 * What a task stores.
 *
 * @param entries one for each aggregate
 * @param kept events that could not go on yet
 * @param deadlines when to look again
 * @param seen ids of the events of sources without sequences
 */
record TaskStores(Entries entries, KeptStore kept, DeadlineStore deadlines, SeenIds seen) {}
