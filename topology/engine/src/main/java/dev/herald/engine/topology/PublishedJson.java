package dev.herald.engine.topology;

import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Reads back what a rule has just written: the bytes themselves are shown, not what they were made of. */
final class PublishedJson {

    private static final int WIRE_HEADER_BYTES = 1 + Integer.BYTES;

    private final Map<Channel, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    PublishedJson(Deployment deployment) {
        String context = deployment.publication().context();
        for (PublicTopic<?> topic : deployment.publication().publicTopics()) {
            Channel channel = Channel.of(deployment.names().published(topic), context, topic.schema());
            readers.put(channel, new GenericDatumReader<>(topic.schema()));
        }
    }

    /** Returns an event's value as natural JSON; that of a tombstone is null. */
    String of(IntegrationEvent event) {
        GenericDatumReader<GenericRecord> reader =
                Objects.requireNonNull(readers.get(event.channel()), () -> "not published: " + event.channel());
        byte[] value = event.value().bytes();
        if (value == null) {
            return "null";
        }
        int length = value.length - WIRE_HEADER_BYTES;
        try {
            return NaturalJson.write(reader.read(
                            null, DecoderFactory.get().binaryDecoder(value, WIRE_HEADER_BYTES, length, null)))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(event.channel() + ": what was written cannot be read", e);
        }
    }
}
