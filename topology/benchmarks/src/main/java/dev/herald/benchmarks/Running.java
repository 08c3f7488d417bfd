package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.Assignment;
import dev.herald.benchmarks.contender.Clients;
import dev.herald.benchmarks.rules.ManyRules;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.MainProcess;
import dev.herald.sandbox.StartOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A contender that runs, in a process of its own. */
final class Running implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final String name;
    private final Path dir;
    private final CompletableFuture<? extends AutoCloseable> process;
    private final ProcessHandle handle;

    private Running(String name, Path dir, CompletableFuture<? extends AutoCloseable> process, ProcessHandle handle) {
        this.name = name;
        this.dir = dir;
        this.process = process;
        this.handle = handle;
    }

    /** Starts a contender and returns as soon as its process is there; whether it works, its outputs show. */
    static Running start(Contender contender, Stand stand, Topics topics, Load load) {
        Path dir = stand.directory(topics.prefix() + "work");
        Set<Long> before = children();
        CompletableFuture<? extends AutoCloseable> process = contender.isHerald()
                ? CompletableFuture.supplyAsync(() -> HeraldProcess.start(herald(contender, stand, topics, load, dir)))
                : CompletableFuture.completedFuture(program(contender, stand, topics, load, dir));
        return new Running(contender.word(), dir, process, newChild(before, process));
    }

    private static StartOptions herald(Contender contender, Stand stand, Topics topics, Load load, Path dir) {
        Map<String, String> settings = stand.heraldSettings(topics);
        settings.put("herald.state.store", contender == Contender.HERALD_ROCKSDB ? "rocksdb" : "memory");
        // Who is at a log of millions is up, and not gone after a minute.
        settings.put(AdminSettings.READY_MAX_LAG.key(), Integer.toString(Integer.MAX_VALUE));
        settings.put("kafka.num.stream.threads", Integer.toString(load.threads()));
        if (contender == Contender.HERALD_LATENCY) {
            settings.put("herald.profile", "latency");
        } else {
            settings.put("kafka.commit.interval.ms", Integer.toString(Clients.COMMIT_INTERVAL_MS));
            Clients.PRODUCER.forEach((key, value) -> settings.put("kafka.producer." + key, value));
            Clients.CONSUMER.forEach((key, value) -> settings.put("kafka.main.consumer." + key, value));
            settings.remove("kafka.main.consumer.isolation.level");
        }
        settings.put("kafka.main.consumer.group.instance.id", Clients.INSTANCE);
        StartOptions options = StartOptions.defaults().in(dir).jvm(stand.jvm().toArray(String[]::new));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return load.isAsDeployed() ? options : withManyRules(options, load.rules());
    }

    private static StartOptions withManyRules(StartOptions options, int rules) {
        CodeSource classes = ManyRules.class.getProtectionDomain().getCodeSource();
        try {
            return options.onClassPath(Path.of(classes.getLocation().toURI())).jvm(ManyRules.flag(rules));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file of the class path: " + classes, e);
        }
    }

    private static MainProcess program(Contender contender, Stand stand, Topics topics, Load load, Path dir) {
        Path file = dir.resolve("assignment.properties");
        try {
            new Assignment(stand.bootstrap(), topics.prefix(), load.threads(), dir.resolve("state"), stand.ids())
                    .write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        List<String> jvm = new ArrayList<>(stand.jvm());
        jvm.add("-Dlogback.configurationFile=dev/herald/benchmarks/contender-logback.xml");
        String main = contender.program().orElseThrow().getName();
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(contender.arguments());
        return MainProcess.start(
                new MainProcess.Program(contender.word(), main, jvm, arguments, contender::needs, contender.more()),
                dir);
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static ProcessHandle newChild(Set<Long> before, CompletableFuture<?> process) {
        while (true) {
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                if (!before.contains(child.pid())) {
                    return child;
                }
            }
            if (process.isDone()) {
                process.join();
                throw new BenchFailedException("a contender ended as soon as it had started");
            }
            Pause.ms(5);
        }
    }

    /** Seconds of processor time so far. */
    double cpuSeconds() {
        return Cpu.seconds(handle);
    }

    /**
     * Refuses to go on when the process has ended.
     *
     * @throws BenchFailedException with the end of its log
     */
    void refuseEnded() {
        if (!handle.isAlive() || process.isCompletedExceptionally()) {
            throw failed("its process ended");
        }
    }

    BenchFailedException failed(String how) {
        return new BenchFailedException("%s: %s. What it said:%n%s".formatted(name, how, new Complaints(log()).text()));
    }

    private Path log() {
        return dir.resolve(name.startsWith("herald") ? "herald.log" : name + ".log");
    }

    /** Asks the process to end, in order; kills it where it takes longer than 30 s. */
    void stop() {
        handle.destroy();
        try {
            handle.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            close();
        } catch (ExecutionException e) {
            throw new BenchFailedException(name + ": cannot be waited for: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailedException(name + ": interrupted while it was to end", e);
        }
    }

    /** Deletes the local state of a contender that can restore it from Kafka; a checkpoint is no such state. */
    void forget() {
        if (Files.isDirectory(dir.resolve("state")) && !name.startsWith("flink")) {
            Stand.delete(dir.resolve("state"));
        }
    }

    /** Ends the process at once: what is measured stands in the broker. */
    @Override
    public void close() {
        handle.destroyForcibly();
        handle.onExit().join();
    }
}
