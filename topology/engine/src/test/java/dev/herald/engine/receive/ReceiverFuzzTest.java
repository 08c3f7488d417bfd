package dev.herald.engine.receive;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.RandomAvro;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.sample.Item;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiverFuzzTest {

    record Seen(int count) {}

    private static final DomainTopic<Seen> ITEMS =
            domainTopic("item", new Seen(0)).on(Item.class, (seen, event) -> new Seen(seen.count() + 1));
    private static final String[][] ENVELOPE = {
        {Envelope.ID, "i1/3"},
        {Envelope.TIME, "2026-05-11T12:00:00.123Z"},
        {Envelope.CORRELATION_ID, "loan-7"},
        {Envelope.TRACEPARENT, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
        {Envelope.TYPE, "dev.herald.engine.sample.Item"},
    };

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroEncoder encoder =
            new AvroEncoder(Item.getClassSchema(), registry.register("items", Item.getClassSchema()));
    private final Receiver receiver = new Receiver(ITEMS, new AvroDecoder(registry, ITEMS.types()), 0);

    @Test
    void anyRecord_isOneOfTheOutcomes_andTheSameOneAgain() {
        Fuzz.run("domain records", 5_000, random -> {
            SourceRecord source = source(random);

            Received received = receiver.receive(source);

            assertThat(receiver.receive(source)).hasSameClassAs(received);
            if (received instanceof Received.Fact fact) {
                assertThat(fact.event().id()).isNotNull();
                assertThat(fact.event().time()).isBetween("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z");
            } else if (received instanceof Received.Unreadable unreadable) {
                assertThat(unreadable.cause()).hasMessageStartingWith("items-1@7: ");
            }
        });
    }

    @Test
    void recordOfAGathering_isAsItWasReadFirst_orRefusedByName() {
        Fuzz.run("gathered records", 5_000, random -> {
            SourceRecord source = source(random);
            byte[] origin =
                    Gathered.headers(source, "g1").lastHeader(Gathered.ORIGIN).value();
            Headers headers = new RecordHeaders().add(Gathered.ORIGIN, new Mutation(random).of(origin));
            try {
                SourceRecord read = Gathered.original("gathered-0@1", 0, null, headers);

                assertThat(read.headers().lastHeader(Gathered.ORIGIN)).isNull();
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessageStartingWith("gathered-0@1: ");
            }
        });
    }

    private SourceRecord source(Random random) {
        Mutation mutation = new Mutation(random);
        Headers headers = new RecordHeaders();
        for (String[] header : ENVELOPE) {
            if (random.nextInt(4) > 0) {
                headers.add(header[0], either(random, header[1].getBytes(StandardCharsets.UTF_8)));
            }
        }
        byte[] value = encoder.encode(new RandomAvro(random.nextLong()).item());
        long timestamp = random.nextInt(3) == 0 ? random.nextLong() : 1_700_000_000_000L;
        byte[] key = either(random, "i1#3".getBytes(StandardCharsets.UTF_8));
        return new SourceRecord(
                "items", 1, 7, timestamp, key, random.nextBoolean() ? value : mutation.of(value), headers);
    }

    private static byte @Nullable [] either(Random random, byte[] right) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1, 2 -> new Mutation(random).of(right);
            default -> right;
        };
    }
}
