package dev.herald.testkit;

import static java.util.Map.entry;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publish.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Looks at each public record alone. */
final class EnvelopeCheck {

    private static final String UUID_V5 = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final Map<String, Predicate<String>> FORMS = new LinkedHashMap<>(Map.ofEntries(
            entry(Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO::equals),
            entry(Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0::equals),
            entry(Envelope.ID, Pattern.compile(UUID_V5).asMatchPredicate()),
            entry(Envelope.SUBJECT, text -> !text.isEmpty()),
            entry(Envelope.TIME, EnvelopeCheck::isInstant),
            entry(Envelope.SEQUENCE, Pattern.compile("\\d{19}").asMatchPredicate()),
            entry(Envelope.CAUSATION_ID, text -> !text.isEmpty())));

    private EnvelopeCheck() {}

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>();
        for (OutputRecord output : transcript.published()) {
            FORMS.forEach((name, form) -> header(output, name, form, faults));
            Setup setup = transcript.setup();
            String source = Channel.sourceOf(setup.publication().context());
            header(output, Envelope.SOURCE, source::equals, faults);
            typed(transcript, output, faults);
        }
        return faults;
    }

    /** The type must be one of those that are published on the topic, and the value a record of it. */
    private static void typed(Transcript transcript, OutputRecord output, List<String> faults) {
        Map<String, PublicTopic<?>> types = new LinkedHashMap<>();
        transcript.setup().publication().publicTopics().stream()
                .filter(topic -> transcript.setup().names().published(topic).equals(output.topic()))
                .forEach(topic -> types.put(topic.schema().getFullName(), topic));
        header(output, Envelope.TYPE, types::containsKey, faults);
        PublicTopic<?> type = types.get(String.valueOf(output.header(Envelope.TYPE)));
        if (type != null) {
            header(output, Envelope.DATA_SCHEMA, Channel.dataSchemaOf(type.schema())::equals, faults);
            value(transcript, output, type, faults);
        }
    }

    private static void value(Transcript transcript, OutputRecord output, PublicTopic<?> topic, List<String> faults) {
        byte[] value = output.value();
        if (value == null) {
            if (topic.style() != Style.SNAPSHOT) {
                faults.add(output.place() + ": no value, though only a snapshot can end");
            }
            return;
        }
        Decoded decoded = new AvroDecoder(transcript.registry(), List.of(topic.type())).decode(value);
        if (!(decoded instanceof Decoded.Known)) {
            faults.add(output.place() + ": the value is no " + topic.type().getSimpleName() + ": " + decoded);
        }
    }

    private static void header(OutputRecord output, String name, Predicate<String> form, List<String> faults) {
        int count = 0;
        for (var ignored : output.headers().headers(name)) {
            count++;
        }
        String text = output.header(name);
        if (count != 1 || text == null) {
            faults.add(output.place() + ": header " + name + " is there " + count + " times; expected once");
        } else if (!form.test(text)) {
            faults.add(output.place() + ": header " + name + " is malformed: '" + text + "'");
        }
    }

    private static boolean isInstant(String text) {
        try {
            return !Instant.parse(text).equals(Instant.MAX);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
