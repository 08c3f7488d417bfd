package dev.herald.sandbox.demo;

import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.event.AvroValueReader;
import dev.herald.processor.event.ValueReader;
import dev.herald.processor.setting.Settings;
import dev.herald.sandbox.demo.Watch.Sample;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** All that can be seen of Herald's work from outside: at the broker, at the registry, and what it says itself. */
final class Observation implements AutoCloseable {
    private final Admin admin;
    private final RegistryAccess registry;
    private final ValueReader values;
    private final Lag lag;
    private final Watch watch;
    private final URI herald;
    private final String context;

    private Observation(Settings settings, String context, Topics topics, URI herald) {
        Clients clients = new Clients(settings);
        this.admin = clients.admin();
        this.registry = RegistryAccess.open(settings);
        this.values = new AvroValueReader(registry.registry());
        this.lag = new Lag(admin, StreamsSettings.applicationId(new TopicNames("", context)), topics);
        this.watch = new Watch(clients.consumer(), topics, lag.partitions());
        this.herald = herald;
        this.context = context;
    }

    /**
     * Begins to read along.
     *
     * @param herald the root of its health and accounts
     */
    static Observation begin(Settings settings, String context, Topics topics, URI herald) {
        Observation observation = new Observation(settings, context, topics, herald);
        Thread reader = new Thread(observation.watch, "watch");
        reader.setDaemon(true);
        reader.start();
        return observation;
    }

    /**
     * Looks where everything stands.
     *
     * @throws DemoFailedException when Herald, or the reader, does not answer
     */
    Position now() {
        // In this order: what is committed by now has been counted by then.
        long toGo = lag.toGo();
        return new Position(toGo, Tally.of(herald, context), watch.seen());
    }

    /** Returns how many records each domain topic has. */
    Map<String, Long> domainEvents() {
        return lag.domainEvents();
    }

    /** Returns a public event, below the domain event that it stems from: the lines to show. */
    Stream<String> sample() {
        return watch.takeSample().stream()
                .flatMap(sample -> Stream.of(sample.cause(), "-> %s %s".formatted(sample.type(), value(sample))));
    }

    @Override
    public void close() {
        watch.end();
        registry.close();
        admin.close();
    }

    private String value(Sample sample) {
        return Optional.of(values.read(sample.effect().value()))
                .filter(ValueReader.AsJson.class::isInstance)
                .map(read -> ((ValueReader.AsJson) read).json().toString())
                .orElse("(unreadable)");
    }
}
