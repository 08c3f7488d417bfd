package dev.herald.processor.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.processor.OddRecord;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleTest {

    private static final Schema ODD = OddRecord.SCHEMA$;

    static Stream<Schema> contracts() {
        return Documents.publications()
                .flatMap(publication -> publication.publicTopics().stream())
                .map(PublicTopic::schema)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void example_isReadAndEncoded_andShownAsItWas(Schema contract) {
        ObjectNode example = Example.natural(contract);

        GenericRecord record = NaturalJson.read(example, contract);

        assertThat(new AvroEncoder(contract, 1).encode(record)).hasSizeGreaterThan(5);
        assertThat(NaturalJson.write(record).toString()).isEqualTo(example.toString());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void example_isAlwaysTheSame(Schema contract) {
        assertThat(Example.natural(contract)).isEqualTo(Example.natural(contract));
    }

    @ParameterizedTest
    @CsvSource({
        "money, 12.34",
        "digit, 0.1",
        "fixedMoney, 1.234",
        "day, 2026-01-09",
        "timeMicros, 08:17:18",
        "atNanos, 2026-01-09T08:17:18Z",
        "localMillis, 2026-01-09T08:17:18",
        "maybe, 2026-01-09T08:17:18Z",
        "oddId, odd-1",
        "level, LOW",
        "hash, AAAAAA==",
        "always, always"
    })
    void value_isNatural(String field, String text) {
        assertThat(Example.natural(ODD).get(field).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"day, 20462", "timeMicros, 29838000000", "atMillis, 1767946638000", "localNanos, 1767946638000000000"})
    void time_isItsCount_whereLogicalTypesAreUnknown(String field, long count) {
        assertThat(Example.counted(ODD).get(field).longValue()).isEqualTo(count);
    }

    @Test
    void recursion_ends() {
        assertThat(Example.natural(ODD).get("children")).isEmpty();
        assertThat(Example.natural(ODD).get("child").isNull()).isTrue();
        assertThat(Example.natural(ODD).get("moreParts")).hasSize(1);
    }
}
