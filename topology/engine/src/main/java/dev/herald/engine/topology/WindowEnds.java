package dev.herald.engine.topology;

import dev.herald.engine.state.AggregateState;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.store.WindowStore;
import java.util.function.Function;

/** Publishes what is pending in the windows that are over, where no later event of the aggregate has done so. */
final class WindowEnds {

    /** How many are looked at between two records, at the most. */
    private static final int AT_ONCE = 200;

    private final WindowStore windows;
    private final Entries entries;
    private final Function<LaneKey, SourceParts> sources;
    private final EffectRunner effects;
    private boolean any;

    /**
     * Creates it.
     *
     * @param throttled whether any rule has windows
     */
    WindowEnds(
            WindowStore windows,
            Entries entries,
            Function<LaneKey, SourceParts> sources,
            EffectRunner effects,
            boolean throttled) {
        this.windows = windows;
        this.entries = entries;
        this.sources = sources;
        this.effects = effects;
        this.any = throttled;
        windows.each(lane -> any = true);
    }

    /** Returns whether anything can be pending: what was left by a version before, or what the rules leave. */
    boolean any() {
        return any;
    }

    /** Publishes what is due, in milliseconds of Herald's stream time. */
    void tick(long reached) {
        windows.due(reached, AT_ONCE).forEach(this::publish);
    }

    private void publish(LaneKey lane) {
        AggregateKey key = lane.aggregate();
        SourceParts source = sources.apply(lane);
        AggregateState state = entries.load(source, key);
        Step.Result result = source.step().windowOver(state, lane.rule());
        result.effects().forEach(effects::run);
        entries.save(key, state, result.state());
    }
}
