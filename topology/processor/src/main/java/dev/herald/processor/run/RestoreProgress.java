package dev.herald.processor.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Follows the reading back of a context's stores, and says how far it is: at its beginning, every ten seconds, at its end. */
final class RestoreProgress implements StateRestoreListener {

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final String context;
    private final LongSupplier nanoClock;
    private final Consumer<String> log;
    private final Map<Changelog, Part> parts = new LinkedHashMap<>();
    private boolean under;
    private boolean told;
    private long began;
    private long latest;
    private long said;

    private record Changelog(TopicPartition partition, String store) {}

    private record Part(long start, long end, long reached) {

        Restore.Share share() {
            return new Restore.Share(Math.max(0, end - start), Math.max(0, end - reached));
        }
    }

    /**
     * Creates what follows.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    RestoreProgress(String context, LongSupplier nanoClock, Consumer<String> log) {
        this.context = context;
        this.nanoClock = nanoClock;
        this.log = log;
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        if (!under) {
            parts.clear();
            under = true;
            told = false;
            began = nanoClock.getAsLong();
            latest = began;
        }
        parts.put(new Changelog(partition, store), new Part(start, end, start));
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition partition, String store, long last, long count) {
        parts.computeIfPresent(
                new Changelog(partition, store), (key, part) -> new Part(part.start(), part.end(), last + 1));
        latest = nanoClock.getAsLong();
        say();
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition partition, String store, long count) {
        parts.computeIfPresent(
                new Changelog(partition, store), (key, part) -> new Part(part.start(), part.end(), part.end()));
        latest = nanoClock.getAsLong();
    }

    /** The task has gone elsewhere. */
    @Override
    public synchronized void onRestoreSuspended(TopicPartition partition, String store, long count) {
        parts.remove(new Changelog(partition, store));
    }

    /** Notes that all is restored: the context runs. */
    synchronized void ended() {
        if (told) {
            Restore restore = now();
            log.accept(String.format(
                    Locale.ROOT, "%s: restored %d records in %.1f s", context, restore.total(), seconds()));
        }
        under = false;
        told = false;
    }

    /** Returns whether anything is left to be read. */
    synchronized boolean isUnderWay() {
        return under && now().remaining() > 0;
    }

    synchronized Restore now() {
        Map<String, Restore.Share> stores = new TreeMap<>();
        parts.forEach((changelog, part) -> stores.merge(changelog.store(), part.share(), Restore.Share::plus));
        long done = stores.values().stream()
                .mapToLong(share -> share.total() - share.remaining())
                .sum();
        return new Restore(stores, done == 0 ? 0 : done / Math.max(seconds(), 0.001));
    }

    private double seconds() {
        return (latest - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private void say() {
        if (told && latest - said < SAY_EVERY.toNanos()) {
            return;
        }
        Restore restore = now();
        log.accept(String.format(
                Locale.ROOT,
                "%s: restores %d stores: %.1f%% of %d records, %.0f a second%s",
                context,
                restore.stores().size(),
                100 * restore.ratio(),
                restore.total(),
                restore.perSecond(),
                restore.secondsLeft()
                        .map(left -> String.format(Locale.ROOT, ", %.0f s left", left))
                        .orElse("")));
        told = true;
        said = latest;
    }
}
