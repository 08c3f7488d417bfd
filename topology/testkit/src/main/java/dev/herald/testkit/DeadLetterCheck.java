package dev.herald.testkit;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** Compares each dead letter with the input that it tells of. */
final class DeadLetterCheck {

    private static final List<String> REQUIRED = List.of(
            DeadLetterHeaders.EXCEPTION,
            DeadLetterHeaders.MESSAGE,
            DeadLetterHeaders.STACKTRACE,
            DeadLetterHeaders.CONTEXT,
            DeadLetterHeaders.STAGE,
            DeadLetterHeaders.AGGREGATE,
            DeadLetterHeaders.VERSION);

    private DeadLetterCheck() {}

    /** Returns the input that a dead letter tells of; empty where it names none. */
    static Optional<SentRecord> input(Transcript transcript, OutputRecord letter) {
        String topic = letter.header(DeadLetterHeaders.TOPIC);
        String offset = letter.header(DeadLetterHeaders.OFFSET);
        return transcript.sent().stream()
                .filter(record -> record.topic().equals(topic)
                        && Long.toString(record.offset()).equals(offset))
                .findFirst();
    }

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>();
        for (OutputRecord letter : transcript.deadLetters()) {
            Optional<SentRecord> input = input(transcript, letter);
            if (input.isEmpty()) {
                faults.add(letter.place() + ": tells of " + letter.header(DeadLetterHeaders.TOPIC) + "@"
                        + letter.header(DeadLetterHeaders.OFFSET) + ", where nothing went in");
            } else {
                untouched(letter, input.get(), faults);
            }
            REQUIRED.stream()
                    .filter(name -> letter.header(name) == null)
                    .forEach(name -> faults.add(letter.place() + ": no header " + name));
        }
        return faults;
    }

    private static void untouched(OutputRecord letter, SentRecord input, List<String> faults) {
        String place = letter.place() + ", of " + input.topic() + "@" + input.offset() + ": ";
        if (!Arrays.equals(letter.key(), input.key())) {
            faults.add(place + "the key is not the input's");
        }
        if (!Arrays.equals(letter.value(), input.value())) {
            faults.add(place + "the value is not the input's");
        }
        Header[] original = input.headers().toArray();
        Header[] all = letter.headers().toArray();
        int kept = Math.min(original.length, all.length);
        if (!Arrays.equals(original, Arrays.copyOf(all, kept))) {
            faults.add(place + "the first " + original.length + " headers are not the input's");
        }
    }
}
