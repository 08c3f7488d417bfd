package dev.herald.testkit;

import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.step.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What went in and came out of one execution of a scenario.
 *
 * @param registry what values were written with
 * @param sent the domain records, in order
 * @param outputs the records that came out, in order within each topic
 * @param counts the accounts, by rule and outcome
 * @param kept how many events were held, waiting or parked in the end
 * @param imbalances where the accounts did not add up
 * @param supervised what became of the expectations
 */
record Transcript(
        Setup setup,
        SchemaRegistry registry,
        List<SentRecord> sent,
        List<OutputRecord> outputs,
        Map<String, Map<Outcome, Long>> counts,
        long read,
        long kept,
        List<String> imbalances,
        Supervised supervised) {

    /** A transcript without expectations. */
    Transcript(
            Setup setup,
            SchemaRegistry registry,
            List<SentRecord> sent,
            List<OutputRecord> outputs,
            Map<String, Map<Outcome, Long>> counts,
            long read,
            long kept,
            List<String> imbalances) {
        this(setup, registry, sent, outputs, counts, read, kept, imbalances, Supervised.NOTHING);
    }

    /** Returns the records of public topics. */
    List<OutputRecord> published() {
        return outputs.stream()
                .filter(output -> !isDeadLetter(output) && !isSupervision(output))
                .toList();
    }

    List<OutputRecord> deadLetters() {
        return outputs.stream().filter(this::isDeadLetter).toList();
    }

    private boolean isSupervision(OutputRecord output) {
        return output.topic().equals(setup.names().supervision());
    }

    private boolean isDeadLetter(OutputRecord output) {
        return output.topic().equals(setup.names().deadLetters());
    }

    long count(String rule, Outcome outcome) {
        return counts.getOrDefault(rule, Map.of()).getOrDefault(outcome, 0L);
    }
}
