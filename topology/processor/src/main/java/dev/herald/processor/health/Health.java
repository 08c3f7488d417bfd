package dev.herald.processor.health;

import dev.herald.processor.run.ContextState;
import dev.herald.processor.run.ContextView;
import dev.herald.processor.run.Lag;
import dev.herald.processor.setting.AdminSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges the contexts of a processor. Topics and contracts were verified before there was any: nothing runs otherwise.
 *
 * @param maxLag how many records a partition may be behind while its context is ready
 */
public record Health(List<ContextView> contexts, long maxLag) {

    /** Returns whether no error has ended a context. Being behind is no reason: a restart would only add to it. */
    public boolean isLive() {
        return contexts.stream().noneMatch(each -> each.state() == ContextState.FAILED);
    }

    /** Returns whether every context is. */
    public boolean isReady() {
        return contexts.stream().allMatch(each -> reasons(each).isEmpty());
    }

    /** Returns why a context is not ready; empty where it is. */
    public List<String> reasons(ContextView context) {
        List<String> reasons = new ArrayList<>();
        ContextState state = context.state();
        if (state != ContextState.RUNNING) {
            reasons.add("state: expected RUNNING, got " + state + progress(context, state));
        } else if (context.lag() instanceof Lag.Unknown unknown) {
            reasons.add("lag: not known: " + unknown.reason());
        } else if (context.lag() instanceof Lag.Known known) {
            known.partitions().entrySet().stream()
                    .filter(each -> each.getValue() > maxLag)
                    .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
                    .forEach(each -> reasons.add("lag of " + each.getKey() + ": expected at most " + maxLag + " ("
                            + AdminSettings.READY_MAX_LAG.key() + "), got " + each.getValue()));
        }
        return reasons;
    }

    private static String progress(ContextView context, ContextState state) {
        return state == ContextState.RESTORING
                ? String.format(
                        Locale.ROOT, ", %.1f%% done", 100 * context.restore().ratio())
                : "";
    }
}
