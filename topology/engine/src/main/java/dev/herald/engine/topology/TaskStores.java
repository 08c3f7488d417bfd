package dev.herald.engine.topology;

import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.SeenIds;
import dev.herald.engine.store.WindowStore;

/**
 * What a task stores.
 *
 * @param entries one for each aggregate
 * @param kept events that could not go on yet
 * @param deadlines when to look again
 * @param windows when what is pending is due
 * @param seen ids of the events of sources without sequences
 */
record TaskStores(Entries entries, KeptStore kept, DeadlineStore deadlines, WindowStore windows, SeenIds seen) {}
