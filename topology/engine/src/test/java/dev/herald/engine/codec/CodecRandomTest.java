package dev.herald.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.sample.Item;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Random schemas and records; a failure names its seed, and {@code new RandomAvro(seed)} draws them again. */
class CodecRandomTest {

    private static final int ROUNDS = 1_500;
    private static final JsonMapper JSON = new JsonMapper();

    private final long firstSeed = new Random().nextLong(1_000_000_000);

    @Test
    void randomSchemas_encodeAsAvroDoes_andSurviveJson() throws JsonProcessingException {
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            // given
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.record(3);
            GenericRecord record = random.filled(schema);
            String drawn = "seed " + seed + ", schema " + schema;

            // when
            byte[] bytes = new AvroEncoder(schema, 7).encode(record);
            JsonNode json = JSON.readTree(NaturalJson.write(record).toString());

            // then
            assertThat(bytes).as(drawn).isEqualTo(PlainAvro.framed(7, PlainAvro.write(record)));
            assertThat(PlainAvro.read(bytes, schema)).as(drawn).isEqualTo(record);
            assertThat(NaturalJson.read(json, schema)).as(drawn + json).isEqualTo(record);
        }
    }

    @Test
    void randomItems_encodeAsAvroDoes_decodeEqual_andSurviveJson() throws JsonProcessingException {
        InMemoryRegistry registry = new InMemoryRegistry();
        int id = registry.register("items", Item.getClassSchema());
        AvroEncoder encoder = new AvroEncoder(Item.getClassSchema(), id);
        AvroDecoder decoder = new AvroDecoder(registry, List.of(Item.class));
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            // given
            Item item = new RandomAvro(seed).item();

            // when
            byte[] bytes = encoder.encode(item);
            JsonNode json = JSON.readTree(NaturalJson.write(item).toString());

            // then
            assertThat(bytes).as("seed " + seed).isEqualTo(PlainAvro.framed(id, PlainAvro.write(item)));
            assertThat(decoder.decode(bytes)).as("seed " + seed).isEqualTo(new Decoded.Known(item));
            assertThat(NaturalJson.read(json, Item.class)).as("seed " + seed).isEqualTo(item);
        }
    }

    @Test
    void damagedBytes_neverThrow() {
        // given
        InMemoryRegistry registry = new InMemoryRegistry();
        int id = registry.register("items", Item.getClassSchema());
        AvroEncoder encoder = new AvroEncoder(Item.getClassSchema(), id);
        AvroDecoder decoder = new AvroDecoder(registry, List.of(Item.class));
        for (long seed = firstSeed; seed < firstSeed + ROUNDS; seed++) {
            byte[] bytes = encoder.encode(new RandomAvro(seed).item());
            Random damage = new Random(seed);

            // when
            for (int i = 0; i < 4; i++) {
                bytes[5 + damage.nextInt(bytes.length - 5)] = (byte) damage.nextInt();
            }

            // then
            assertThat(decoder.decode(bytes))
                    .as("seed " + seed)
                    .isInstanceOfAny(Decoded.Known.class, Decoded.Undecodable.class);
        }
    }
}
