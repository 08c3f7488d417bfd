package dev.herald.sandbox.demo;

import dev.herald.sandbox.deliveries.Simulation;
import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The domain events that go in.
 *
 * @param text what they are, for the terminal
 * @param rate how many are sent a second; 0 for as fast as it goes
 */
record Input(Path file, String text, int rate) {
    /** For so long a generated stream flows, so that there is something to see. */
    private static final int SECONDS = 15;

    private static final int SLOWEST = 20;

    /**
     * A file of the user's.
     *
     * @throws DemoFailedException when it cannot be read
     */
    static Input given(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            String why = Files.exists(file) ? "cannot be read as a file" : "there is no such file";
            throw new DemoFailedException(5, "%s: %s (looked for %s)".formatted(file, why, file.toAbsolutePath()));
        }
        return new Input(file.toAbsolutePath(), "the domain events of " + file, 0);
    }

    /** UK domestic payments, made up; always the same ones for a seed. */
    static Input generated(long seed, int payments, Path directory) {
        Path file = directory.resolve("payments.jsonl");
        long lines = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Iterator<String> feed = PaymentsFeed.lines(seed, payments).iterator(); feed.hasNext(); lines++) {
                writer.write(feed.next());
                writer.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        String text = Show.format("%,d domain events of %,d generated UK payments (seed %d)", lines, payments, seed);
        return new Input(file, text, (int) Math.max(SLOWEST, lines / SECONDS));
    }

    /** A feed of rows, each to become a delivery: the one event with which all begins. */
    static Input feed(Simulation simulation, String feedId, int rows, Path directory) {
        Path file = directory.resolve("feed.jsonl");
        String line = """
                {"aggregate":"feed","aggregateId":"%s","sequence":1,"type":"FeedCreated","occurredAt":"%s",\
                "correlationId":"%s","data":{"name":"made up","rows":%d}}
                """;
        try {
            Files.writeString(file, line.formatted(feedId, simulation.clock().start(), feedId, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        long seed = simulation.thirdParty().seed();
        return new Input(file, Show.format("a feed of %,d rows to deliver (seed %d)", rows, seed), 0);
    }
}
