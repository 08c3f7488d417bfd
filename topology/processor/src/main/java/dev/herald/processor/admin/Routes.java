package dev.herald.processor.admin;

import dev.herald.processor.health.Health;
import dev.herald.processor.metrics.Metrics;
import dev.herald.processor.setting.EffectiveSetting;
import java.util.List;
import java.util.function.Supplier;

/**
 * Every path that is answered, and what it tells. The paths are public.
 *
 * @param health of the processor
 * @param scrape returns the metrics, in Prometheus' text format
 * @param info what runs
 * @param settings in force, without secrets
 */
public record Routes(Health health, Supplier<String> scrape, Info info, List<EffectiveSetting> settings) {

    List<Route> all() {
        HealthPages pages = new HealthPages(health);
        AccountsPages accounts = new AccountsPages(health.contexts());
        return List.of(
                Route.open("/health/live", pages::live),
                Route.open("/health/ready", pages::ready),
                Route.guarded("/metrics", request -> new Reply(Reply.OK, Metrics.CONTENT_TYPE, scrape.get())),
                Route.guarded("/accounts", accounts::accounts),
                Route.guarded("/expectations", accounts::expectations),
                Route.guarded("/info", request -> Reply.json(Reply.OK, info)),
                Route.guarded("/settings", request -> Reply.json(Reply.OK, settings)));
    }
}
