package dev.herald.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.sample.Crowd;
import dev.herald.engine.sample.Item;
import dev.herald.engine.sample.Person;
import dev.herald.engine.sample.Shelf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class AvroDecoderTest {

    private static final List<Class<? extends SpecificRecord>> TYPES =
            List.of(Item.class, Person.class, Shelf.class, Crowd.class);

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroDecoder decoder = new AvroDecoder(registry, TYPES);
    private final int personId = registry.register("person", Person.getClassSchema());
    private final byte[] person = new AvroEncoder(Person.getClassSchema(), personId).encode(new Person("Ada", "1815"));

    @Test
    void knownType_isDecoded() {
        assertThat(decoder.decode(person)).isEqualTo(new Decoded.Known(new Person("Ada", "1815")));
    }

    @Test
    void typeThatWasNotAskedFor_isUnknown() {
        AvroDecoder narrow = new AvroDecoder(registry, List.of(Item.class));
        assertThat(narrow.decode(person))
                .isEqualTo(new Decoded.UnknownType("dev.herald.engine.sample.Person", personId));
    }

    @Test
    void olderWriter_isResolvedToTheCompiledSchema() {
        // given
        Schema older = new Schema.Parser().parse("""
                {"type": "record", "name": "Person", "namespace": "dev.herald.engine.sample",
                 "fields": [{"name": "gone", "type": "long"}, {"name": "name", "type": "string"}]}""");
        GenericData.Record record = new GenericData.Record(older);
        record.put("gone", 5L);
        record.put("name", "Ada");

        // then
        assertThat(decoder.decode(written(older, record))).isEqualTo(new Decoded.Known(new Person("Ada", null)));
    }

    @Test
    void writerByAnAliasOfTheReader_isResolved() {
        // given
        Item item = new RandomAvro(5).item();
        Schema renamed = new Schema.Parser()
                .parse(
                        Item.getClassSchema()
                                .toString()
                                .replace(
                                        "\"name\":\"Item\",\"namespace\":\"dev.herald.engine.sample\"",
                                        "\"name\":\"dev.herald.engine.older.Item\",\"namespace\":\"dev.herald.engine.sample\""));
        byte[] body = PlainAvro.write(item);

        // when
        Decoded decoded = decoder.decode(PlainAvro.framed(registry.register("older", renamed), body));

        // then
        assertThat(renamed.getFullName()).isEqualTo("dev.herald.engine.older.Item");
        assertThat(decoded).isInstanceOf(Decoded.Known.class);
        assertThat(((Decoded.Known) decoded).record().get(0)).isEqualTo(item.getId());
    }

    @Test
    void writerThatCannotBeResolved_isUndecodable() {
        // given
        Schema other = new Schema.Parser().parse("""
                {"type": "record", "name": "Person", "namespace": "dev.herald.engine.sample",
                 "fields": [{"name": "name", "type": "int"}]}""");
        GenericData.Record record = new GenericData.Record(other);
        record.put("name", 5);

        // then
        assertUndecodable(written(other, record), "Found int, expecting string");
    }

    @Test
    void eachKindOfBadHeader_isUndecodable() {
        assertUndecodable(new byte[0], "value has 0 bytes, expected at least 5");
        assertUndecodable(new byte[4], "value has 4 bytes, expected at least 5");
        assertUndecodable(
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8), "starts with byte 0x7b, expected magic byte 0x00");
        assertUndecodable(
                PlainAvro.framed(99, new byte[0]),
                "schema id 99 cannot be resolved: in-memory registry: no schema has id 99");
        assertUndecodable(PlainAvro.framed(-1, new byte[0]), "schema id -1, expected 0 or more");
    }

    @Test
    void truncatedRecord_isUndecodable() {
        for (int length = 5; length < person.length; length++) {
            assertUndecodable(Arrays.copyOf(person, length), "the value ends inside it");
        }
    }

    @Test
    void bytesBehindTheRecord_areRefused() {
        assertUndecodable(Arrays.copyOf(person, person.length + 3), "3 of 13 bytes are left behind it");
    }

    @Test
    void hostileLengths_areRefusedWithoutAllocating() {
        for (long length : new long[] {-1, 1 << 30, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertUndecodable(
                    PlainAvro.framed(personId, varint(length)),
                    "record dev.herald.engine.sample.Person, schema id 1: ");
        }
    }

    @Test
    void hostileItemCounts_areRefused() {
        // given
        int shelfId = registry.register("shelf", Shelf.getClassSchema());
        int crowdId = registry.register("crowd", Crowd.getClassSchema());
        byte[] emptyLabel = {0};

        // then
        assertUndecodable(PlainAvro.framed(shelfId, joined(emptyLabel, varint(1 << 30))), "Shelf");
        assertUndecodable(PlainAvro.framed(crowdId, varint(Integer.MAX_VALUE - 10)), "Crowd");
    }

    @Test
    void nestingDeeperThanTheStack_isUndecodable() {
        // given: shelf after shelf in the field 'next'
        int shelfId = registry.register("shelf", Shelf.getClassSchema());
        byte[] level = {0, 0, 2};
        ByteBuffer body = ByteBuffer.allocate(3 * 1_000_000);
        while (body.hasRemaining()) {
            body.put(level);
        }

        // then
        assertUndecodable(PlainAvro.framed(shelfId, body.array()), "nested too deep for the stack");
        assertThat(decoder.decode(person)).isInstanceOf(Decoded.Known.class);
    }

    @Test
    void eachSchema_isAskedForOnce() {
        // given
        AtomicInteger calls = new AtomicInteger();
        AvroDecoder counted = new AvroDecoder(
                answering(() -> {
                    calls.incrementAndGet();
                    return Person.getClassSchema();
                }),
                TYPES);

        // when
        for (int id = 0; id < 100; id++) {
            for (int i = 0; i < 3; i++) {
                assertThat(counted.decode(PlainAvro.framed(id * 32, Arrays.copyOfRange(person, 5, person.length))))
                        .isInstanceOf(Decoded.Known.class);
            }
        }

        // then
        assertThat(calls).hasValue(100);
    }

    @Test
    void registryThatIsDown_passesThrough() {
        // given
        SchemaRegistry refusing = new RegistryClient(RegistrySettings.of("http://127.0.0.1:1")
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .build());

        // then
        assertThatThrownBy(() -> new AvroDecoder(refusing, TYPES).decode(person))
                .isInstanceOf(RegistryException.Unavailable.class);
    }

    private byte[] written(Schema schema, GenericData.Record record) {
        return new AvroEncoder(schema, registry.register("writer-" + schema.hashCode(), schema)).encode(record);
    }

    private static byte[] varint(long value) {
        byte[] bytes = new byte[10];
        return Arrays.copyOf(bytes, BinaryData.encodeLong(value, bytes, 0));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private void assertUndecodable(byte[] value, String reason) {
        assertThat(decoder.decode(value)).isInstanceOfSatisfying(Decoded.Undecodable.class, d -> assertThat(d.reason())
                .contains(reason));
    }

    private static SchemaRegistry answering(Supplier<Schema> schema) {
        return new SchemaRegistry() {
            @Override
            public int register(String subject, Schema ignored) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Schema schemaById(int id) {
                return schema.get();
            }

            @Override
            public int idOf(String subject, Schema ignored) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> incompatibilities(String subject, Schema ignored) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
