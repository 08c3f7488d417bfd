package dev.herald.processor.run;

import dev.herald.engine.topology.InHand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a task is that has worked on one record for long, first after ten seconds and then each time that has doubled:
 * a rule that never returns stops its stream thread, which cannot tell of it itself.
 */
final class SlowWork {

    private static final Logger LOG = LoggerFactory.getLogger(SlowWork.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** From here on, work counts as slow. */
    static final Duration SLOW = Duration.ofSeconds(10);

    private final String context;
    private final LongFunction<List<InHand.Lasting>> lasting;
    private final Map<String, Long> tellAfterNanos = new HashMap<>();

    /**
     * Creates a watch.
     *
     * @param lasting returns the work that has lasted at least so many nanoseconds
     */
    SlowWork(String context, LongFunction<List<InHand.Lasting>> lasting) {
        this.context = context;
        this.lasting = lasting;
    }

    /** Watches on a thread of its own, until the process stops. */
    void watchUntil(CountDownLatch stopping) {
        Thread thread = new Thread(
                () -> {
                    while (!isStopping(stopping)) {
                        look().forEach(LOG::warn);
                    }
                },
                "herald-" + context + "-slow-work");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isStopping(CountDownLatch stopping) {
        try {
            return stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns what there is to tell now. */
    List<String> look() {
        List<InHand.Lasting> slow = lasting.apply(SLOW.toNanos());
        tellAfterNanos
                .keySet()
                .retainAll(slow.stream().map(InHand.Lasting::task).toList());
        return slow.stream()
                .filter(work -> work.nanos() >= tellAfterNanos.getOrDefault(work.task(), 0L))
                .map(this::told)
                .toList();
    }

    private String told(InHand.Lasting work) {
        tellAfterNanos.put(work.task(), 2 * work.nanos());
        String stack = work.stack().stream().map(frame -> "\n    at " + frame).collect(Collectors.joining());
        return context + ": task " + work.task() + " has worked for "
                + TimeUnit.NANOSECONDS.toSeconds(work.nanos()) + " s on " + work.what()
                + "; nothing else of its partition goes on meanwhile. It is at:" + stack;
    }
}
