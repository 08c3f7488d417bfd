package dev.herald.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.processor.FakeContext;
import dev.herald.processor.health.Health;
import dev.herald.processor.run.ContextState;
import dev.herald.processor.run.Restore;
import dev.herald.processor.run.RocksMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final FakeContext context = new FakeContext();
    private final RocksMemory memory = new RocksMemory(16L * 1024 * 1024);
    private final Metrics metrics = new Metrics(new Health(List.of(context), 10), "0.1.0", "4.3.1").with(memory);

    @AfterEach
    void close() {
        metrics.close();
        memory.close();
    }

    /** Names and labels are public: a change needs a line in CHANGELOG.md. */
    @Test
    void names_areThese() {
        assertThat(Metric.all().stream().map(each -> each.shown() + each.labels()))
                .containsExactly(
                        "herald_records_read_total[context]",
                        "herald_records_total[context, outcome]",
                        "herald_rule_events_total[context, rule, outcome]",
                        "herald_kept_events[context, rule, outcome]",
                        "herald_dead_letters_total[context, kind]",
                        "herald_expectations_total[context, expectation, turn]",
                        "herald_expectations_open[context, expectation]",
                        "herald_latency_seconds[context]",
                        "herald_lag_records[context, topic, partition]",
                        "herald_standby_lag_records[context, store]",
                        "herald_restore_total_records[context, store]",
                        "herald_restore_remaining_records[context, store]",
                        "herald_restore_ratio[context]",
                        "herald_restore_records_per_second[context]",
                        "herald_restore_seconds_left[context]",
                        "herald_ready[]",
                        "herald_live[]",
                        "herald_state[context, state]",
                        "herald_rocksdb_memory_bytes[]",
                        "herald_rocksdb_memory_limit_bytes[]",
                        "herald_build_info[version, kafka]");
    }

    @Test
    void documentedTable_isTheOneOfThisBuild() throws IOException {
        assertThat(Files.readString(Path.of("..", "MONITORING.md"))).contains(MetricsTable.markdown());
    }

    @Test
    void scrape_hasEveryMetric_withItsLabels() {
        context.isBehind(3, 7);
        context.restores(new Restore(Map.of("kept", new Restore.Share(200, 50)), 10));

        String scraped = metrics.scrape();

        for (Metric each : Metric.all()) {
            String name = each.shown() + (each.kind() == Metric.Kind.HISTOGRAM ? "_bucket" : "");
            assertThat(scraped.lines().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " ")))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(line ->
                            each.labels().forEach(label -> assertThat(line).contains(label + "=\"")));
            assertThat(scraped).contains("# HELP " + each.shown() + " ");
        }
        assertThat(scraped).contains("jvm_memory_used_bytes", "process_uptime_seconds", "process_files_open_files");
    }

    @Test
    void counts_areThoseOfTheAccounts() {
        context.accounts().read();
        context.accounts().count("", Outcome.DUPLICATE);
        context.accounts().count("declined", Outcome.PUBLISHED);
        context.accounts().count("a gathering", Outcome.HANDLED);
        context.accounts().deadLetter(Stage.MAP);

        assertThat(metrics.scrape().lines())
                .contains(
                        "herald_records_read_total{context=\"test\"} 1.0",
                        "herald_records_total{context=\"test\",outcome=\"duplicate\"} 1.0",
                        "herald_records_total{context=\"test\",outcome=\"handled\"} 0.0",
                        "herald_rule_events_total{context=\"test\",outcome=\"published\",rule=\"declined\"} 1.0",
                        "herald_rule_events_total{context=\"test\",outcome=\"handled\",rule=\"a gathering\"} 1.0",
                        "herald_kept_events{context=\"test\",outcome=\"parked\",rule=\"-\"} 0.0",
                        "herald_dead_letters_total{context=\"test\",kind=\"map\"} 1.0",
                        "herald_expectations_open{context=\"test\",expectation=\"requested payments are declined\"} 0.0",
                        "herald_build_info{kafka=\"4.3.1\",version=\"0.1.0\"} 1");
    }

    @Test
    void latency_isACumulativeHistogramOfWhatIsCommitted() {
        context.accounts().latency().read(0);
        context.accounts().latency().read(0);
        context.accounts().latency().committed(120);

        assertThat(metrics.scrape().lines())
                .contains(
                        "herald_latency_seconds_bucket{context=\"test\",le=\"0.1\"} 0",
                        "herald_latency_seconds_bucket{context=\"test\",le=\"0.15\"} 2",
                        "herald_latency_seconds_bucket{context=\"test\",le=\"+Inf\"} 2",
                        "herald_latency_seconds_count{context=\"test\"} 2",
                        "herald_latency_seconds_sum{context=\"test\"} 0.24");
    }

    @Test
    void partitionThatIsGone_isNotTold() {
        context.isBehind(3, 7);
        assertThat(metrics.scrape())
                .contains("herald_lag_records{context=\"test\",partition=\"3\",topic=\"test.domain.payment\"} 7.0");

        context.knowsNoLag("the broker is away");
        assertThat(metrics.scrape()).doesNotContain("herald_lag_records{");
    }

    @Test
    void state_isOneOfAll() {
        context.is(ContextState.WAITING);

        assertThat(metrics.scrape().lines().filter(line -> line.startsWith("herald_state{")))
                .hasSize(ContextState.values().length)
                .containsOnlyOnce("herald_state{context=\"test\",state=\"WAITING\"} 1.0")
                .filteredOn(line -> line.endsWith(" 1.0"))
                .hasSize(1);
        assertThat(metrics.scrape()).contains("herald_ready 0.0", "herald_live 1.0");
    }
}
