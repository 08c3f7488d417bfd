package dev.herald.processor.metrics;

import dev.herald.engine.account.ExpectationAccounts.Turn;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.processor.run.ContextState;
import dev.herald.processor.run.ContextView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What a context counts, read where it is counted: nothing is counted twice for the sake of metrics. */
final class ContextMetrics {

    private static final String WHOLE = "";

    private final ContextView view;
    private final MeterRegistry registry;
    private final Set<String> bound = new HashSet<>();

    ContextMetrics(ContextView view, MeterRegistry registry) {
        this.view = view;
        this.registry = registry;
        counter(Metric.RECORDS_READ, Tags.empty(), from -> from.accounts().totalRead());
        for (Outcome outcome : Outcome.values()) {
            records(outcome);
        }
        for (Stage stage : Stage.values()) {
            counter(Metric.DEAD_LETTERS, Tags.of("kind", spelled(stage)), from -> from.accounts()
                    .deadLetters(stage));
        }
        for (ContextState state : ContextState.values()) {
            gauge(Metric.STATE, Tags.of("state", state.name()), from -> from.state() == state ? 1 : 0);
        }
        view.publication().expectations().keySet().forEach(this::expectation);
        gauge(Metric.RESTORE_RATIO, Tags.empty(), from -> from.restore().ratio());
        gauge(Metric.RESTORE_RATE, Tags.empty(), from -> from.restore().perSecond());
        refresh();
    }

    /** Takes in what has been counted under a new name: a gathering's or a repair's is known once it is used. */
    void refresh() {
        List<String> rules = new ArrayList<>(view.publication().rules().keySet());
        rules.addAll(view.accounts().counts().keySet());
        rules.stream().filter(rule -> !rule.equals(WHOLE) && bound.add(rule)).forEach(this::rule);
    }

    private void records(Outcome outcome) {
        if (outcome.ends()) {
            counter(Metric.RECORDS, Tags.of("outcome", spelled(outcome)), from -> from.accounts()
                    .counted(WHOLE, outcome));
        } else {
            kept(WHOLE, outcome);
        }
    }

    private void rule(String rule) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.ends()) {
                counter(Metric.RULE_EVENTS, Tags.of("rule", rule, "outcome", spelled(outcome)), from -> from.accounts()
                        .counted(rule, outcome));
            } else {
                kept(rule, outcome);
            }
        }
    }

    private void kept(String rule, Outcome outcome) {
        gauge(
                Metric.KEPT_EVENTS,
                Tags.of("rule", rule.equals(WHOLE) ? "-" : rule, "outcome", spelled(outcome)),
                from -> from.accounts().counted(rule, outcome));
    }

    private void expectation(String name) {
        for (Turn turn : Turn.values()) {
            counter(Metric.EXPECTATIONS, Tags.of("expectation", name, "turn", spelled(turn)), from -> from.accounts()
                    .expectations()
                    .counted(name, turn));
        }
        gauge(Metric.EXPECTATIONS_OPEN, Tags.of("expectation", name), from -> from.accounts()
                .expectations()
                .open(name));
    }

    private void counter(Metric metric, Tags tags, ToDoubleFunction<ContextView> value) {
        FunctionCounter.builder(metric.dotted(), view, value)
                .description(metric.doc())
                .tags(tags.and("context", view.context()))
                .register(registry);
    }

    private void gauge(Metric metric, Tags tags, ToDoubleFunction<ContextView> value) {
        Gauge.builder(metric.dotted(), view, value)
                .description(metric.doc())
                .tags(tags.and("context", view.context()))
                .register(registry);
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
