package dev.herald.sandbox.demo;

import dev.herald.sandbox.Broker;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.LogTail;
import dev.herald.sandbox.Registry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processes of the demo. Closing ends them in the reverse order of their start, and may be done by any thread. */
final class Stage implements AutoCloseable {
    private final Show show;
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    /** A process that must stay alive. */
    private record Part(String name, BooleanSupplier runs, Path log, AutoCloseable process) {}

    Stage(Show show) {
        this.show = show;
    }

    /** Where broker and registry are, as settings of Herald. */
    record Address(Broker broker, Registry registry) {
        Map<String, String> settings(String context) {
            return Map.of(
                    "kafka.bootstrap.servers",
                    broker.bootstrap(),
                    "herald.registry.urls",
                    registry.url(),
                    "herald.connect.timeout",
                    "10s",
                    "herald.contexts",
                    context);
        }

        /** A directory that goes away with the broker. */
        Path scratch() {
            return broker.log().resolveSibling("tmp");
        }
    }

    /** Starts a broker and a registry, at the same time. */
    Address openKafka() {
        CompletableFuture<Registry> registry = Background.of("registry", () -> {
            Registry started = timed("registry", Registry::start, made -> "Apicurio Registry, " + made.url());
            return keep(started, new Part("registry", started::isRunning, started.log(), started));
        });
        Broker broker = timed("broker", Broker::start, made -> "Kafka, " + made.bootstrap());
        keep(broker, new Part("broker", broker::isRunning, broker.log(), broker));
        return new Address(broker, joined(registry));
    }

    /** Creates the topics and registers the contracts. */
    void prepare(Commands herald) {
        timed(
                "topics",
                () -> herald.run("topics", "create"),
                said -> said.lines().count() + " created");
        timed(
                "contracts",
                () -> herald.run("contracts", "register"),
                said -> said.lines().count() + " registered");
    }

    /** Starts Herald; topics and contracts must be there. */
    HeraldProcess openHerald(Address address, String context) {
        HeraldProcess herald = timed(
                "herald",
                () -> HeraldProcess.start(
                        HeraldProcess.at(address.broker(), address.registry()).with("herald.contexts", context)),
                made -> "java -jar herald.jar run, health at " + made.admin());
        return keep(herald, new Part("herald", herald::isRunning, herald.log(), () -> {
            herald.stop();
            herald.close();
        }));
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

    private synchronized <T> T keep(T process, Part part) {
        parts.push(part);
        if (closed) {
            close();
            throw new IllegalStateException(part.name() + ": came up after the demo had ended");
        }
        return process;
    }

    private <T> T timed(String name, Supplier<T> start, Function<T, String> text) {
        long begin = System.nanoTime();
        T started = start.get();
        show.up(name, text.apply(started), System.nanoTime() - begin);
        return started;
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
