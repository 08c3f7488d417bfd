package dev.herald.testkit;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.publication.PublicTopic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Records as people read them, for the messages of failed scenarios. */
final class Text {

    /** How a tombstone reads. */
    static final String TOMBSTONE = "null";

    private Text() {}

    /** Returns a record with all that a consumer sees of it. */
    static String of(OutputRecord output) {
        String headers = Arrays.stream(output.headers().toArray())
                .filter(header -> !header.key().equals(DeadLetterHeaders.STACKTRACE))
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(", ", "{", "}"));
        byte[] value = output.value();
        return output.place() + " key=" + output.keyText() + " timestamp=" + output.timestamp() + " " + headers
                + " value=" + (value == null ? TOMBSTONE : HexFormat.of().formatHex(value));
    }

    /** Returns a public record's value as natural JSON, or why it is none. */
    static String value(Transcript transcript, OutputRecord output, PublicTopic<?> topic) {
        byte[] value = output.value();
        if (value == null) {
            return TOMBSTONE;
        }
        Decoded decoded = new AvroDecoder(transcript.registry(), List.of(topic.type())).decode(value);
        return decoded instanceof Decoded.Known known
                ? NaturalJson.write(known.record()).toString()
                : decoded.toString();
    }

    /** Returns one line for each record that came out. */
    static String of(Transcript transcript, List<OutputRecord> outputs) {
        return outputs.stream().map(output -> line(transcript, output)).collect(Collectors.joining("\n  ", "  ", ""));
    }

    private static String line(Transcript transcript, OutputRecord output) {
        Setup setup = transcript.setup();
        String start = output.place() + " " + output.keyText() + " ";
        return setup.publication().publicTopics().stream()
                .filter(topic -> setup.names().published(topic).equals(output.topic()))
                .findFirst()
                .map(topic -> start + value(transcript, output, topic))
                .orElseGet(() -> start + output.header(DeadLetterHeaders.STAGE) + " "
                        + output.header(DeadLetterHeaders.RULE) + ": " + output.header(DeadLetterHeaders.MESSAGE));
    }
}
