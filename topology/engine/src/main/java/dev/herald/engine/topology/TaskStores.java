package dev.herald.engine.topology;

import dev.herald.engine.account.KeptTally;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.store.AggregateStore;
import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.SeenIds;
import dev.herald.engine.store.WindowStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What a task stores.
 *
 * @param entries one for each aggregate
 * @param kept events that could not go on yet
 * @param deadlines when to look again
 * @param windows when what is pending is due
 * @param seen ids of the events of sources without sequences
 */
record TaskStores(Entries entries, KeptStore kept, DeadlineStore deadlines, WindowStore windows, SeenIds seen) {

    /**
     * Opens what a task stores.
     *
     * @param supervision is told when much is kept
     */
    static TaskStores of(
            TaskParts parts, Section section, ProcessorContext<byte[], Outbound> context, Supervision supervision) {
        Publication publication = parts.deployment().publication();
        AggregateStore states = new AggregateStore(
                context.getStateStore(section.store(StoreNames.AGGREGATES)), parts.byAggregate(parts::stateCodec));
        WindowStore windows = new WindowStore(context.getStateStore(section.store(StoreNames.EXPECTATIONS)));
        return new TaskStores(
                new Entries(
                        states,
                        new KeptTally(parts.deployment().accounts()),
                        new KeptAlarm(publication.bounds(), supervision),
                        windows),
                new KeptStore(
                        context.getStateStore(section.store(StoreNames.KEPT)), parts.byAggregate(parts::keptCodec)),
                new DeadlineStore(context.getStateStore(section.store(StoreNames.DEADLINES))),
                windows,
                new SeenIds(context.getStateStore(section.store(StoreNames.KEPT))));
    }
}
