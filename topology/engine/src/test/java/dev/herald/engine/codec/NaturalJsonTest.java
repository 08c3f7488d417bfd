package dev.herald.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.sample.Item;
import dev.herald.engine.sample.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalJsonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ITEM = """
            {"id": "i-1", "kind": "BOOK", "lent": true, "copies": 3, "serial": 12345678901, "weight": 1.5, "height": 2,
             "cover": "AQI=", "fingerprint": "AAAAAAAAAAE=", "price": "34.34", "bought": "2017-01-09T08:17:18.000Z",
             "printed": "2001-02-03", "opens": "08:30:00", "scanned": "2017-01-09T08:17:18.000001Z",
             "uid": "00000000-0000-0001-0000-000000000002", "author": {"name": "Ada"}, "editors": [{"name": "Ann"}],
             "returns": ["2017-01-10T00:00:00Z"], "notes": {"de": "gut"}, "prices": {"net": "1.500"},
             "extra": {"name": "Bo"}, "remark": null}""";

    @Test
    void everyType_isRead() throws JsonProcessingException {
        Item item = read(item());
        assertThat(item.getPrice()).isEqualTo(new BigDecimal("34.34"));
        assertThat(item.getBought()).isEqualTo(Instant.parse("2017-01-09T08:17:18Z"));
        assertThat(item.getScanned()).isEqualTo(Instant.parse("2017-01-09T08:17:18.000001Z"));
        assertThat(item.getFine()).isNull();
        assertThat(item.getExtra()).isEqualTo(new Person("Bo", null));
        assertThat(item.getReturns()).containsExactly(Instant.parse("2017-01-10T00:00:00Z"));
    }

    @Test
    void everyType_isWrittenAsPeopleWriteIt() throws JsonProcessingException {
        // given
        ObjectNode expected = item();
        expected.put("bought", "2017-01-09T08:17:18Z").put("opens", "08:30").put("height", 2.0);
        expected.putNull("fine").putNull("due").putNull("lentTo");
        for (String person : new String[] {"/author", "/editors/0", "/extra"}) {
            ((ObjectNode) expected.at(person)).putNull("born");
        }

        // then
        assertThat(JSON.readTree(NaturalJson.write(read(item())).toString())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    price   | 34.3                        | 34.30
                    price   | 34                          | 34.00
                    bought  | 1483949838000               | 2017-01-09T08:17:18Z
                    bought  | "2017-01-09T09:17:18+01:00" | 2017-01-09T08:17:18Z
                    printed | 3                           | 1970-01-04
                    extra   | 7                           | 7
                    extra   | {"long": 7}                 | 7
                    weight  | "NaN"                       | NaN
                    """)
    void otherForm_isReadToo(String field, String json, String expected) throws JsonProcessingException {
        ObjectNode item = item();
        item.set(field, JSON.readTree(json));
        assertThat(read(item).get(field)).hasToString(expected);
    }

    @Test
    void floatWhoseTextWouldBeADecimal_staysAFloat() throws JsonProcessingException {
        // given
        Schema decimal = LogicalTypes.decimal(12, 3).addToSchema(Schema.createFixed("D", null, "n", 9));
        Schema either = Schema.createUnion(decimal, Schema.create(Schema.Type.FLOAT), Schema.create(Schema.Type.NULL));
        Schema schema = Schema.createRecord("R", null, "n", false, List.of(new Schema.Field("either", either)));
        GenericData.Record record = new GenericData.Record(schema);
        record.put("either", 37198.074f);

        // when
        JsonNode json = JSON.readTree(NaturalJson.write(record).toString());

        // then
        assertThat(json).hasToString("{\"either\":{\"float\":37198.074}}");
        assertThat(NaturalJson.read(json, schema)).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    price       | "34.345"                       | 3 digits after the point, which decimal(18,2) would have to round
                    price       | "12345678901234567.00"         | a decimal of 19 digits at scale 2, more than decimal(18,2) holds
                    price       | 1234567890123456.78            | may have been rounded
                    price       | "1E999999999"                  | more than decimal(18,2) holds
                    price       | "ten"                          | 'ten', expected a decimal
                    price       | true                           | true, expected a decimal
                    bought      | "yesterday"                    | 'yesterday', expected an ISO 8601 instant
                    bought      | "2017-01-09T08:17:18.0001Z"    | which is finer than timestamp-millis holds
                    bought      | null                           | null, expected text for timestamp-millis
                    uid         | "1-1-1-1-1"                    | expected a UUID
                    kind        | "CD"                           | "CD", expected one of [BOOK, JOURNAL, MAP]
                    copies      | 3000000000                     | 3000000000, expected an int, from -2^31 to 2^31-1
                    copies      | 1.5                            | 1.5, expected an int
                    copies      | "3"                            | "3", expected an int
                    weight      | 1e39                           | expected a float within its range
                    opens       | -1                             | -1, which is beyond time-millis
                    cover       | "*"                            | expected bytes in base64
                    fingerprint | "AQI="                         | expected 8 bytes in base64, not 2
                    lent        | "true"                         | expected true or false
                    extra       | [1]                            | which no branch of the union can hold
                    author      | "Ada"                          | expected an object for record
                    notes       | [1]                            | expected an object for a map
                    editors     | {}                             | {}, expected an array
                    """)
    void valueThatDoesNotFit_isRefusedByFieldAndValue(String field, String json, String text)
            throws JsonProcessingException {
        ObjectNode item = item();
        item.set(field, JSON.readTree(json));
        assertThatThrownBy(() -> read(item))
                .isInstanceOfSatisfying(
                        NaturalJsonException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageStartingWith("dev.herald.engine.sample.Item: field " + field + ": ")
                .hasMessageContaining(text);
    }

    @Test
    void absentFieldWithoutDefault_isRefused() throws JsonProcessingException {
        ObjectNode item = item();
        item.remove("remark");
        assertThatThrownBy(() -> read(item))
                .hasMessageEndingWith("field remark: absent, and the contract gives no default");
    }

    @Test
    void unknownField_isRefusedByPath() throws JsonProcessingException {
        ObjectNode item = item();
        ((ObjectNode) item.at("/editors/0")).put("nmae", "Ann");
        assertThatThrownBy(() -> read(item))
                .hasMessageEndingWith("field editors[0].nmae: unknown field, expected one of [name, born]");
    }

    @Test
    void longValue_isCutInTheMessage() throws JsonProcessingException {
        ObjectNode item = item();
        item.put("copies", "9".repeat(10_000));
        assertThatThrownBy(() -> read(item)).message().hasSizeLessThan(250).contains("9… (10002 characters)");
    }

    @Test
    void valueOfALaterBranch_isWrittenWithItsBranch() throws JsonProcessingException {
        // given
        Schema schema = SchemaBuilder.record("r.R")
                .fields()
                .name("u")
                .type()
                .unionOf()
                .doubleType()
                .and()
                .longType()
                .and()
                .map()
                .values()
                .longType()
                .endUnion()
                .noDefault()
                .endRecord();
        for (String json : new String[] {"{\"u\":1.5}", "{\"u\":{\"long\":1}}", "{\"u\":{\"map\":{\"long\":1}}}"}) {
            // when
            JsonNode again = NaturalJson.write(NaturalJson.read(JSON.readTree(json), schema));

            // then
            assertThat(again).hasToString(json);
        }
    }

    private static ObjectNode item() throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(ITEM);
    }

    private static Item read(JsonNode json) {
        return NaturalJson.read(json, Item.class);
    }
}
