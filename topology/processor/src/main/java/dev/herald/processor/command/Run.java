package dev.herald.processor.command;

import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.publication.Publication;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.ConfluentCodec;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.log.LogSetup;
import dev.herald.processor.run.Platform;
import dev.herald.processor.run.Processor;
import dev.herald.processor.run.RocksMemory;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.StateSettings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.trace.Traces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the deployed contexts until it is stopped. */
@Command(
        name = "run",
        description = {
            "Runs the deployed contexts until it is stopped (SIGTERM, Ctrl-C); then commits and ends with 0.",
            "Refuses to start, with all reasons at once, when a topic is missing or not compacted, a contract is not"
                    + " registered or not compatible, or a setting is wrong.",
            "When a broker or the registry goes away later, it waits and goes on where it was."
        })
final class Run implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final HeraldCommand herald;

    Run(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = herald.settings();
        LogSetup.apply(settings);
        settings.warnings().forEach(LOG::warn);
        List<Publication> publications = herald.publications();
        ValueCodec codec = ConfluentCodec.of(settings);
        publications.forEach(Run::reportCoverage);
        Optional<RocksMemory> memory = memory(settings);
        try (Admin admin = new Clients(settings).admin();
                RegistryAccess registry = RegistryAccess.open(settings)) {
            StartCheck check = new StartCheck(herald);
            check.pass(admin, registry);
            Platform platform = new Platform(
                    settings.get(TopicSettings.TOPIC_PREFIX),
                    check.topics(),
                    check.kafka(),
                    admin,
                    registry.registry(),
                    codec,
                    check::idOf,
                    Traces.of(settings, Version.text()),
                    Version.text(),
                    memory);
            return run(new Processor(publications, platform), platform).number();
        } finally {
            memory.ifPresent(RocksMemory::close);
        }
    }

    private static void reportCoverage(Publication publication) {
        publication
                .uncovered()
                .forEach(type -> LOG.warn(
                        "{}: {} is neither published nor ignored on purpose", publication.context(), type.getName()));
    }

    /** Whoever gives a setter for RocksDB decides himself. */
    private static Optional<RocksMemory> memory(Settings settings) {
        if (settings.kafka().containsKey(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG)) {
            LOG.info(
                    "kafka.{} is given: {} is not in force",
                    StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                    StateSettings.ROCKSDB_MEMORY.key());
            return Optional.empty();
        }
        return Optional.of(new RocksMemory(settings.get(StateSettings.ROCKSDB_MEMORY)));
    }

    private ExitCode run(Processor processor, Platform platform) throws InterruptedException {
        Duration patience = herald.settings().get(HeraldSettings.STOP_TIMEOUT);
        Runnable disarm = herald.surroundings().onTermination().run(() -> stop(processor, patience));
        try {
            Optional<Processor.Ended> ended = runUntilEnd(processor, platform);
            disarm.run();
            ended.ifPresent(cause -> processor.stop(patience));
            return ended.map(this::report).orElse(ExitCode.OK);
        } finally {
            // An exception ends the process with its own code: an orderly stop would make it 0.
            disarm.run();
        }
    }

    private Optional<Processor.Ended> runUntilEnd(Processor processor, Platform platform) throws InterruptedException {
        try (Telling telling = Telling.of(herald, processor, platform)) {
            LogSetup.kafkaLogs(herald.settings());
            processor.start();
            LOG.info(
                    "herald {} runs {}; health and accounts at {}",
                    Version.text(),
                    String.join(", ", processor.streams().keySet()),
                    telling.address());
            return processor.await();
        }
    }

    private static ExitCode stop(Processor processor, Duration patience) {
        LOG.info("stopping");
        boolean inTime = processor.stop(patience);
        LogSetup.tellLeftOut();
        if (inTime) {
            LOG.info("stopped; all that was under way is committed");
            return ExitCode.OK;
        }
        LOG.warn(
                "not stopped within {} ms; what is not committed is done again by whoever comes next",
                patience.toMillis());
        return ExitCode.UNAVAILABLE;
    }

    private ExitCode report(Processor.Ended ended) {
        herald.surroundings().err().println("herald: " + ended.reason());
        return switch (ended.kind()) {
            case INFRASTRUCTURE -> ExitCode.UNAVAILABLE;
            case REFUSED -> ExitCode.REFUSED;
            case STATE -> ExitCode.STATE;
            case SETTINGS -> ExitCode.SETTINGS;
            case TOPICS -> ExitCode.DIFFERENCES;
            case BUG -> ExitCode.BUG;
        };
    }
}
