package dev.herald.sandbox.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what came out, and says it.
 *
 * @param back where what is read is written
 * @param export that place as the user gave it; null where none was wanted
 */
record Ending(
        Show show,
        Topics topics,
        Commands herald,
        Export back,
        @Nullable Path export) {

    /** Sums up, with how many domain events there are in each topic. */
    void conclude(Flow.Result result, Map<String, Long> domainEvents) {
        Map<String, Long> published = new TreeMap<>();
        topics.types().forEach(type -> published.put(type, 0L));
        topics.published().forEach(topic -> published.putAll(back.write(topic, herald)));
        Map<String, Long> deadLetters = back.write(topics.deadLetters(), herald);
        Tally tally = result.last().tally();
        Summary summary = new Summary(
                result.sent(),
                total(domainEvents),
                domainEvents,
                published,
                tally.duplicates(),
                total(deadLetters),
                back.write(topics.supervision(), herald),
                tally.kept(),
                TimeUnit.NANOSECONDS.toMillis(result.elapsedNanos()) / 1e3);
        back.write(summary);
        show.summary(summary);
        if (export != null) {
            show.say("\nExported to %s: %s.".formatted(export, String.join(", ", back.files(topics))));
        }
    }

    /** Counts the committed domain events of each topic by type. Offsets do not: transactions take some for themselves. */
    Map<String, Map<String, Long>> domainEvents(Export scratch) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        topics.domain().forEach(topic -> counts.put(topic, scratch.write(topic, herald)));
        return counts;
    }

    static Map<String, Long> totals(Map<String, Map<String, Long>> byTopic) {
        Map<String, Long> totals = new TreeMap<>();
        byTopic.forEach((topic, counts) -> totals.put(topic, total(counts)));
        return totals;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
