package dev.herald.processor.admin;

import java.util.List;
import java.util.Map;

/**
 * What runs, as {@code /info} shows it.
 *
 * @param versions of Herald and of what it stands on, by name
 * @param contexts by name: their topology, as Kafka Streams tells it
 * @param contracts that were verified before anything ran
 */
public record Info(Map<String, String> versions, Map<String, Context> contexts, List<Contract> contracts) {

    /** A context's topology, line by line. */
    public record Context(List<String> topology) {}

    /** A contract, with its id in the registry. */
    public record Contract(String kind, String subject, String type, int id) {}
}
