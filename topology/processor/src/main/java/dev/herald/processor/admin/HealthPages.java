package dev.herald.processor.admin;

import dev.herald.processor.health.Health;
import dev.herald.processor.run.ContextView;
import dev.herald.processor.run.Lag;
import dev.herald.processor.run.Restore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What probes ask. Whoever shows no token where one is demanded is told yes or no. */
final class HealthPages {

    private final Health health;

    HealthPages(Health health) {
        this.health = health;
    }

    Reply live(Request request) {
        return reply(request, "live", health.isLive(), ContextView::state);
    }

    Reply ready(Request request) {
        return reply(request, "ready", health.isReady(), this::details);
    }

    private Reply reply(Request request, String name, boolean well, Function<ContextView, Object> details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, well);
        if (request.trusted()) {
            Map<String, Object> contexts = new LinkedHashMap<>();
            health.contexts().forEach(each -> contexts.put(each.context(), details.apply(each)));
            body.put("contexts", contexts);
        }
        return Reply.json(well ? Reply.OK : Reply.UNAVAILABLE, body);
    }

    private Map<String, Object> details(ContextView context) {
        Map<String, Object> details = new LinkedHashMap<>();
        List<String> reasons = health.reasons(context);
        details.put("state", context.state());
        details.put("ready", reasons.isEmpty());
        details.put("reasons", reasons);
        if (context.lag() instanceof Lag.Known known) {
            details.put("lag", lag(known));
        }
        details.put("restore", restore(context.restore()));
        return details;
    }

    private static Map<String, Object> lag(Lag.Known known) {
        Map<String, Object> lag = new LinkedHashMap<>();
        lag.put("total", known.total());
        lag.put("largest", known.largest());
        Map<String, Long> partitions = new TreeMap<>();
        known.partitions().forEach((partition, behind) -> partitions.put(partition.toString(), behind));
        lag.put("partitions", partitions);
        return lag;
    }

    private static Map<String, Object> restore(Restore progress) {
        Map<String, Object> restore = new LinkedHashMap<>();
        restore.put("total", progress.total());
        restore.put("remaining", progress.remaining());
        restore.put("percent", Math.round(1_000 * progress.ratio()) / 10.0);
        restore.put("recordsPerSecond", Math.round(progress.perSecond()));
        progress.secondsLeft().ifPresent(left -> restore.put("secondsLeft", Math.round(left)));
        return restore;
    }
}
