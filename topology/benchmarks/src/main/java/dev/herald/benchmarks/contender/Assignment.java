package dev.herald.benchmarks.contender;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a contender is told: where the broker is, which topics are its own, how many threads it may use.
 *
 * @param prefix before the names of its topics; also its group and the beginning of its transactional ids
 * @param threads that work on partitions
 * @param state directory for its state
 * @param ids of the contracts
 */
public record Assignment(String bootstrap, String prefix, int threads, Path state, ContractIds ids) {

    private static final String IDS = "ids.";

    /** Topic of the domain events. */
    public String payments() {
        return prefix + "payments.domain.payment";
    }

    /** Topic of the parties' names, keyed by the party's id: what a contender without as-of lookups joins. */
    public String parties() {
        return prefix + "parties";
    }

    /** Topic of the completed payments. */
    public String completed() {
        return prefix + "payments.public.payment-completed";
    }

    /** Topic of the latest public state. */
    public String status() {
        return prefix + "payments.public.payment-status";
    }

    /** Writes it to a file. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.put("bootstrap", bootstrap);
        properties.put("prefix", prefix);
        properties.put("threads", Integer.toString(threads));
        properties.put("state", state.toString());
        ids.byName().forEach((name, id) -> properties.put(IDS + name, Integer.toString(id)));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    /** Reads it from a file. */
    public static Assignment read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Assignment(
                properties.getProperty("bootstrap"),
                properties.getProperty("prefix"),
                Integer.parseInt(properties.getProperty("threads")),
                Path.of(properties.getProperty("state")),
                ContractIds.of(properties, IDS));
    }
}
