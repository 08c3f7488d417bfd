package dev.herald.processor.run;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.trace.Traces;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;

/** All publications of a process: they start and end together. */
public final class Processor {

    private final List<RunningPublication> publications;
    private final BrokerWatch brokers;
    private final Traces traces;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Ended> cause = new AtomicReference<>();

    /**
     * Why the processor has ended.
     *
     * @param kind what it was
     * @param reason for people
     */
    public record Ended(ErrorClass kind, String reason) {}

    /**
     * Puts publications together.
     *
     * @throws dev.herald.engine.registry.RegistryException when a contract's id cannot be resolved
     */
    public Processor(List<Publication> declared, Platform platform) {
        this.publications = declared.stream()
                .map(publication -> new RunningPublication(publication, platform, this::end))
                .toList();
        this.brokers = BrokerWatch.of(platform.admin());
        this.traces = platform.traces();
    }

    private void end(ErrorClass kind, String reason) {
        cause.compareAndSet(null, new Ended(kind, reason));
        ended.countDown();
    }

    /** Starts all; returns at once. */
    public void start() {
        brokers.start();
        publications.forEach(RunningPublication::start);
    }

    /** Returns what can be seen of each context. */
    public List<ContextView> contexts() {
        return List.copyOf(publications);
    }

    /** Returns Kafka Streams' own metrics and state, by context. */
    public Map<String, KafkaStreams> streams() {
        Map<String, KafkaStreams> streams = new LinkedHashMap<>();
        publications.forEach(each -> streams.put(each.context(), each.streams()));
        return streams;
    }

    /**
     * Waits until an error ends the processor, or another thread stops it.
     *
     * @return the error; empty when it was stopped
     * @throws InterruptedException when the thread is interrupted
     */
    public Optional<Ended> await() throws InterruptedException {
        ended.await();
        return Optional.ofNullable(cause.get());
    }

    /**
     * Stops all; what is under way is committed, or aborted and done again by whoever comes next. Spans that wait are sent
     * in what is left of the time.
     *
     * @return whether all have stopped in time
     */
    public boolean stop(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        publications.forEach(RunningPublication::beginStop);
        boolean inTime = true;
        for (RunningPublication each : publications) {
            inTime &= each.awaitStop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        brokers.close();
        traces.stop(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        ended.countDown();
        return inTime;
    }
}
