package dev.herald.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.sample.Item;
import dev.herald.engine.sample.Person;
import dev.herald.engine.sample.Shelf;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class AvroEncoderTest {

    private final Item item = new RandomAvro(1).item();
    private final AvroEncoder encoder = new AvroEncoder(Item.getClassSchema(), 0x01020304);

    @Test
    void record_startsWithMagicByteAndSchemaId() {
        assertThat(encoder.encode(item)).startsWith(0, 1, 2, 3, 4);
    }

    @Test
    void sameRecordTwice_givesTheSameBytesInArraysOfTheirOwn() {
        byte[] first = encoder.encode(item);
        byte[] second = encoder.encode(item);
        assertThat(second).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void nullInNonNullField_isRefusedByPath() {
        item.put("author", new Person());
        assertRefused(
                "author.name",
                "dev.herald.engine.sample.Item: field author.name: null where the contract wants string");
    }

    @Test
    void nullInsideAnArray_isRefusedByIndex() {
        item.put("editors", Arrays.asList(new Person("a", null), null));
        assertRefused("editors[1]", "null where the contract wants record dev.herald.engine.sample.Person");
    }

    @Test
    void nullInsideARecordOfAnArray_isRefusedByPath() {
        item.put("editors", List.of(new Person("a", null), new Person()));
        assertRefused("editors[1].name", "null where the contract wants string");
    }

    @Test
    void tooManyDigits_areRefusedWithTheLimit() {
        item.put("price", new BigDecimal("12345678901234567.89"));
        assertRefused("price", "a decimal of 19 digits at scale 2, more than decimal(18,2) holds");
    }

    @Test
    void hugeExponent_isRefusedWithoutBuildingTheNumber() {
        item.put("price", new BigDecimal("1E+999999999"));
        assertRefused("price", "a decimal of 1000000002 digits at scale 2, more than decimal(18,2) holds");
    }

    @Test
    void decimalThatWouldBeRounded_isRefused() {
        item.put("prices", Map.of("net", new BigDecimal("1.0001")));
        assertRefused("prices[\"net\"]", "4 digits after the point, which decimal(9,3) would have to round");
    }

    @Test
    void decimalOfASmallerScale_isWidened() {
        item.put("price", new BigDecimal("1E+2"));
        byte[] bytes = encoder.encode(item);
        item.put("price", new BigDecimal("100.00"));
        assertThat(bytes).isEqualTo(encoder.encode(item));
    }

    @Test
    void valueOutsideTheUnion_isRefused() {
        item.put("extra", 1.5);
        assertRefused("extra", "a Double where the contract wants one of [null, string, long, ");
    }

    @Test
    void afterARefusal_theEncoderWorksOn() {
        byte[] before = encoder.encode(new RandomAvro(2).item());
        item.put("author", null);
        assertThatThrownBy(() -> encoder.encode(item)).isInstanceOf(ContractViolation.class);
        assertThat(encoder.encode(new RandomAvro(2).item())).isEqualTo(before);
    }

    @Test
    void wrongTypeAndUnknownSymbol_areRefused() {
        // given
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "r.R", "fields": [{"name": "count", "type": "int"},
                 {"name": "color", "type": {"type": "enum", "name": "Color", "symbols": ["RED"]}}]}""");
        AvroEncoder generic = new AvroEncoder(schema, 1);
        GenericData.Record record = new GenericData.Record(schema);
        record.put("count", 5L);

        // then
        assertThatThrownBy(() -> generic.encode(record))
                .hasMessage("r.R: field count: a Long where the contract wants int");
        record.put("count", 5);
        record.put("color", new GenericData.EnumSymbol(schema.getField("color").schema(), "BLUE"));
        assertThatThrownBy(() -> generic.encode(record))
                .hasMessage("r.R: field color: a symbol that is not among the contract's [RED]");
    }

    @Test
    void recordOfAnotherType_isRefused() {
        assertThatThrownBy(() -> encoder.encode(new Person("a", null)))
                .hasMessage("dev.herald.engine.sample.Item: a record dev.herald.engine.sample.Person where the contract"
                        + " wants dev.herald.engine.sample.Item");
    }

    @Test
    void recordThatContainsItself_isRefused() {
        // given
        Shelf shelf = new Shelf("a", List.of(), null);
        shelf.put("next", shelf);

        // then
        assertThatThrownBy(() -> new AvroEncoder(Shelf.getClassSchema(), 1).encode(shelf))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("records nest deeper than 256 levels");
    }

    @Test
    void schemaThatIsNoRecord_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AvroEncoder(Schema.create(Schema.Type.STRING), 1))
                .withMessageContaining("expected the schema of a record, got STRING");
    }

    private void assertRefused(String field, String text) {
        assertThatThrownBy(() -> encoder.encode(item))
                .isInstanceOfSatisfying(
                        ContractViolation.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(text);
    }
}
