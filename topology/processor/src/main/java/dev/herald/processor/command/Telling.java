package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.admin.AdminServer;
import dev.herald.processor.admin.Endpoint;
import dev.herald.processor.admin.Info;
import dev.herald.processor.admin.Routes;
import dev.herald.processor.describe.PhysicalTopology;
import dev.herald.processor.health.Health;
import dev.herald.processor.metrics.Metrics;
import dev.herald.processor.run.Platform;
import dev.herald.processor.run.Processor;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a processor tells of itself while it runs: its metrics, and the server that shows them with all else. */
final class Telling implements AutoCloseable {

    private final Metrics metrics;
    private final AdminServer server;

    private Telling(Metrics metrics, AdminServer server) {
        this.metrics = metrics;
        this.server = server;
    }

    static Telling of(HeraldCommand herald, Processor processor, Platform platform) {
        Settings settings = herald.settings();
        Health health = new Health(processor.contexts(), settings.get(AdminSettings.READY_MAX_LAG));
        Map<String, String> versions = Version.all();
        Metrics metrics = new Metrics(health, versions.getOrDefault("herald", ""), versions.getOrDefault("kafka", ""))
                .with(processor.streams());
        platform.memory().ifPresent(metrics::with);
        Routes routes = new Routes(health, metrics::scrape, info(herald, platform, versions), settings.effective());
        try {
            return new Telling(metrics, new AdminServer(Endpoint.of(settings), routes));
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    private static Info info(HeraldCommand herald, Platform platform, Map<String, String> versions) {
        Map<String, Info.Context> contexts = new LinkedHashMap<>();
        for (Publication each : herald.publications()) {
            contexts.put(
                    each.context(), new Info.Context(PhysicalTopology.of(each, platform.prefix(), platform.kafka())));
        }
        List<Info.Contract> contracts = ContractLists.of(herald).stream()
                .map(each -> new Info.Contract(
                        each.kind().name(),
                        each.subject(),
                        each.type(),
                        platform.contracts().idOf(each.schema())))
                .toList();
        return new Info(versions, contexts, contracts);
    }

    /** Returns where it can be asked on this machine. */
    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
    }
}
