package dev.herald.testkit;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.step.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expected dead letter. Immutable. That the input is in it untouched is checked of every dead letter.
 *
 * @param of the input that it tells of
 * @param stage where it failed
 * @param rule the rule that failed; null where the record or the aggregate as a whole did
 * @param messages parts that its message must have
 */
public record DeadLettered(
        DomainRecord of, Stage stage, @Nullable String rule, List<String> messages) implements Expectation {

    /** Expects it of one rule. */
    public DeadLettered rule(String name) {
        return new DeadLettered(of, stage, name, messages);
    }

    /** Expects its message to have this part. */
    public DeadLettered saying(String part) {
        List<String> more = new ArrayList<>(messages);
        more.add(part);
        return new DeadLettered(of, stage, rule, List.copyOf(more));
    }

    List<String> faults(Transcript transcript, OutputRecord letter) {
        List<String> faults = new ArrayList<>();
        DomainRecord input =
                DeadLetterCheck.input(transcript, letter).map(SentRecord::input).orElse(null);
        same(letter, "input", of, input, faults);
        same(letter, DeadLetterHeaders.STAGE, stage.name(), letter.header(DeadLetterHeaders.STAGE), faults);
        same(letter, DeadLetterHeaders.RULE, rule, letter.header(DeadLetterHeaders.RULE), faults);
        String message = String.valueOf(letter.header(DeadLetterHeaders.MESSAGE));
        messages.stream()
                .filter(part -> !message.contains(part))
                .forEach(part ->
                        faults.add(letter.place() + ": its message '" + message + "' does not say '" + part + "'"));
        return faults;
    }

    private static void same(
            OutputRecord letter, String what, @Nullable Object expected, @Nullable Object got, List<String> faults) {
        if (!Objects.equals(expected, got)) {
            faults.add(letter.place() + ": " + what + " is " + got + "; expected " + expected);
        }
    }
}
