package dev.herald.sandbox.demo;

import dev.herald.sandbox.Broker;
import dev.herald.sandbox.CommandSideProcess;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.LogTail;
import dev.herald.sandbox.Registry;
import dev.herald.sandbox.StartOptions;
import dev.herald.sandbox.deliveries.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processes of the demo. Closing ends them in the reverse order of their start, and may be done by any thread. */
final class Stage implements AutoCloseable {
    private static final Duration ABANDON_LIMIT = Duration.ofSeconds(10);

    private final Show show;
    private final AtomicInteger starting = new AtomicInteger();
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    /** A process that must stay alive. */
    private record Part(String name, BooleanSupplier runs, Path log, AutoCloseable process) {}

    Stage(Show show) {
        this.show = show;
    }

    /** Where broker and registry are, as settings of Herald. */
    record Address(Broker broker, Registry registry) {
        /** For one of the users, where the broker asks who somebody is. */
        Map<String, String> settings(String context, String user) {
            Map<String, String> settings = new TreeMap<>(Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrap(),
                    "herald.registry.urls",
                    registry.url(),
                    "herald.connect.timeout",
                    "10s",
                    "herald.contexts",
                    context));
            broker.clientSettings(user).forEach((key, value) -> settings.put("kafka." + key, value));
            return settings;
        }

        /** A directory that goes away with the broker. */
        Path scratch() {
            return broker.log().resolveSibling("tmp");
        }
    }

    /**
     * Starts a broker and a registry, at the same time.
     *
     * @param secured whether the broker lets nobody do anything without an ACL
     */
    Address openKafka(boolean secured) {
        CompletableFuture<Registry> registry = Background.of(
                "registry",
                () -> start(
                        Registry::start,
                        made -> new Part("registry", made::isRunning, made.log(), made),
                        made -> "Apicurio Registry, " + made.url()));
        Broker broker = start(
                secured ? () -> Broker.secured(Users.OTHERS) : Broker::start,
                made -> new Part("broker", made::isRunning, made.log(), made),
                made -> "Kafka, " + made.bootstrap());
        return new Address(broker, joined(registry));
    }

    /** Creates the topics and registers the contracts. */
    void prepare(Commands herald) {
        long begin = System.nanoTime();
        int topics = herald.json("topics", "apply").path("done").size();
        show.up("topics", topics + " created", System.nanoTime() - begin);
        begin = System.nanoTime();
        int contracts = herald.json("contracts", "register").path("contracts").size();
        show.up("contracts", contracts + " registered", System.nanoTime() - begin);
    }

    /** Grants the least rights to all that take part, but the admin. */
    void grant(Commands herald) {
        long begin = System.nanoTime();
        int rights = herald.json(Users.ACLS).path("granted").size();
        show.up("acls", rights + " granted", System.nanoTime() - begin);
    }

    /** Starts Herald; topics and contracts must be there. */
    HeraldProcess openHerald(Address address, String context, Map<String, String> settings) {
        StartOptions all = options(address, context, Users.PROCESSOR, settings);
        return start(
                () -> HeraldProcess.start(all),
                made -> new Part("herald", made::isRunning, made.log(), () -> {
                    made.stop();
                    made.close();
                }),
                made -> "java -jar herald.jar run, health at " + made.admin());
    }

    /** Starts the command side of the deliveries context; topics and contracts must be there. */
    void openCommandSide(Address address, String context, Simulation simulation) {
        StartOptions options = options(address, context, Users.HANDLER, Map.of());
        CommandSideProcess unused = start(
                () -> CommandSideProcess.start(options, simulation),
                made -> new Part("commands", made::isRunning, made.log(), made),
                made -> "the command side and the third party");
    }

    private static StartOptions options(Address address, String context, String user, Map<String, String> more) {
        Map<String, String> settings = address.settings(context, user);
        settings.putAll(more);
        StartOptions options = StartOptions.defaults();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /**
     * Refuses to go on without one of them.
     *
     * @throws DemoFailedException when a process has ended; the message ends with the last lines of its log
     */
    synchronized void refuseEnded() {
        for (Part part : parts) {
            if (!closed && !part.runs().getAsBoolean()) {
                throw failed(part, "its process ended");
            }
        }
    }

    /** What ends the demo when all processes run, and Herald does not get on. */
    synchronized DemoFailedException stalled(String how) {
        return failed(parts.getFirst(), how);
    }

    /** Takes everything down when this JVM is asked to end: by Ctrl-C, for example. */
    void closeOnShutdown() {
        Thread ending = new Thread(
                () -> {
                    if (!isClosed()) {
                        show.lastWords("\nStopping everything.");
                        close();
                        abandonStarts();
                    }
                },
                "ending");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /**
     * Waits for as long as everything runs.
     *
     * @throws DemoFailedException when a process has ended
     */
    void untilShutdown() {
        while (!isClosed()) {
            refuseEnded();
            Flow.pause();
        }
    }

    /** What is not up yet takes its directory away once its process is gone. */
    private void abandonStarts() {
        long end = System.nanoTime() + ABANDON_LIMIT.toNanos();
        while (starting.get() > 0 && System.nanoTime() < end) {
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            Flow.pause();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            end(parts.pop());
        }
    }

    /** One that cannot be ended keeps none of the others running. */
    private void end(Part part) {
        try {
            part.process().close();
        } catch (Exception e) {
            show.problem("%s: did not end as it should: %s".formatted(part.name(), e.getMessage()));
        }
    }

    private static DemoFailedException failed(Part part, String how) {
        return new DemoFailedException(
                1,
                "%s: %s; the last lines of its log:%n%s".formatted(part.name(), how, new LogTail(part.log()).text()));
    }

    private <T> T start(Supplier<T> start, Function<T, Part> part, Function<T, String> text) {
        long begin = System.nanoTime();
        starting.incrementAndGet();
        try {
            T started = start.get();
            Part kept = part.apply(started);
            keep(kept);
            show.up(kept.name(), text.apply(started), System.nanoTime() - begin);
            return started;
        } finally {
            starting.decrementAndGet();
        }
    }

    private synchronized void keep(Part part) {
        parts.push(part);
        if (closed) {
            close();
            throw new IllegalStateException(part.name() + ": came up after the demo had ended");
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            @Nullable Throwable cause = e.getCause();
            throw cause instanceof RuntimeException failed ? failed : e;
        }
    }
}
