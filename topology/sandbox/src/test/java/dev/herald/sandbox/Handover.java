package dev.herald.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How the work of one process came to another, while events kept coming to every partition.
 *
 * @param detected from when the process was ended until its group knew
 * @param resumed from then on until every partition was worked on again, and that was committed
 */
record Handover(Duration detected, Duration resumed) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Ends a process, which the group must notice, and watches. */
    static Handover after(Runnable end, Progress progress) {
        int members = progress.members();
        long ended = System.nanoTime();
        CompletableFuture<Void> ending = CompletableFuture.runAsync(end);
        Await.until(LIMIT, () -> progress.members() < members, () -> "not noticed by the group");
        long detected = System.nanoTime();
        awaitEveryPartition(progress);
        long resumed = System.nanoTime();
        ending.join();
        return new Handover(Duration.ofNanos(detected - ended), Duration.ofNanos(resumed - detected));
    }

    /** Waits until more of every partition has been worked on, and that is committed. */
    static void awaitEveryPartition(Progress progress) {
        Map<Integer, Long> before = progress.passedByPartition();
        Await.until(
                LIMIT,
                () -> isAhead(before, progress.passedByPartition()),
                () -> "partitions stand still: " + before + ", then " + progress.passedByPartition());
    }

    private static boolean isAhead(Map<Integer, Long> before, Map<Integer, Long> now) {
        return before.entrySet().stream().allMatch(each -> now.getOrDefault(each.getKey(), 0L) > each.getValue());
    }

    @Override
    public String toString() {
        return "noticed after %d ms, work resumed %d ms later".formatted(detected.toMillis(), resumed.toMillis());
    }
}
