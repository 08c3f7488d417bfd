package dev.herald.processor.metrics;

import dev.herald.processor.run.ContextView;
import dev.herald.processor.run.Lag;
import dev.herald.processor.run.Restore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What comes and goes with the partitions and stores that a process has: nothing is told of one that it has no more. */
final class MovingMetrics {

    private final List<ContextView> contexts;
    private final Map<Metric, MultiGauge> gauges = new EnumMap<>(Metric.class);
    private final Map<Metric, List<Row<?>>> rows = new EnumMap<>(Metric.class);

    MovingMetrics(List<ContextView> contexts, MeterRegistry registry) {
        this.contexts = contexts;
        List.of(Metric.LAG, Metric.STANDBY_LAG, Metric.RESTORE_TOTAL, Metric.RESTORE_REMAINING, Metric.RESTORE_LEFT)
                .forEach(metric -> gauges.put(
                        metric,
                        MultiGauge.builder(metric.dotted())
                                .description(metric.doc())
                                .register(registry)));
    }

    /** Puts what holds now in the place of what was told before. */
    void refresh() {
        gauges.keySet().forEach(metric -> rows.put(metric, new ArrayList<>()));
        contexts.forEach(this::collect);
        gauges.forEach((metric, gauge) -> gauge.register(rows.getOrDefault(metric, List.of()), true));
    }

    private void collect(ContextView view) {
        Tags context = Tags.of("context", view.context());
        if (view.lag() instanceof Lag.Known known) {
            known.partitions()
                    .forEach((partition, behind) -> add(
                            Metric.LAG,
                            context.and("topic", partition.topic(), "partition", "" + partition.partition()),
                            behind));
        }
        view.standbys().forEach((store, behind) -> add(Metric.STANDBY_LAG, context.and("store", store), behind));
        Restore restore = view.restore();
        restore.stores().forEach((store, share) -> {
            add(Metric.RESTORE_TOTAL, context.and("store", store), share.total());
            add(Metric.RESTORE_REMAINING, context.and("store", store), share.remaining());
        });
        restore.secondsLeft().ifPresent(left -> add(Metric.RESTORE_LEFT, context, left));
    }

    private void add(Metric metric, Tags tags, Number value) {
        rows.getOrDefault(metric, new ArrayList<>()).add(Row.of(tags, value));
    }
}
