package dev.herald.engine.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'string', 'confidential': true",
                "'type': 'string', 'confidential': 'by contract'",
                "'type': 'string', 'personalData': true",
                "'type': 'string', 'confluent:tags': ['PII']",
                "'type': 'string', 'confluent:tags': ['AUDIT', 'PRIVATE']",
                "'type': 'string', 'confluent:tags': ['SENSITIVE']",
                "'type': {'type': 'string', 'confidential': true}",
                "'type': ['null', {'type': 'string', 'personalData': true}]"
            })
    void mark_onFieldOrType_isSeen(String field) {
        assertThat(marked("{'name': 'a', " + field + "}")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'string'",
                "'type': 'string', 'confidential': false",
                "'type': 'string', 'confluent:tags': ['PUBLIC']",
                "'type': 'string', 'confluent:tags': 'PII'"
            })
    void noMark_isNone(String field) {
        assertThat(marked("{'name': 'a', " + field + "}")).isEmpty();
    }

    @Test
    void markedRecord_isMarkedWithAllThatIsInIt_andEndsWhereItContainsItself() {
        String person = "{'type': 'record', 'name': 'Person', 'confidential': true, 'fields': ["
                + "{'name': 'names', 'type': {'type': 'array', 'items': 'string'}},"
                + "{'name': 'ids', 'type': {'type': 'map', 'values': 'long'}},"
                + "{'name': 'parent', 'type': ['null', 'Person']}]}";

        assertThat(marked("{'name': 'who', 'type': {'type': 'array', 'items': " + person + "}}"))
                .containsExactly("who[]", "who[].names", "who[].names[]", "who[].ids", "who[].ids{}", "who[].parent");
    }

    @Test
    void path_holdsWhatIsInIt_andNothingThatOnlyBeginsLikeIt() {
        FieldPath payer = new FieldPath("payer");

        assertThat(List.of("payer", "payer.name", "payer[]", "payer{}.x"))
                .allMatch(path -> payer.holds(new FieldPath(path)));
        assertThat(List.of("payers", "pay", "", "x.payer")).noneMatch(path -> payer.holds(new FieldPath(path)));
    }

    private static List<String> marked(String field) {
        String record = "{'type': 'record', 'name': 'R', 'fields': [" + field + ", {'name': 'z', 'type': 'int'}]}";
        return Marks.fields(new Schema.Parser().parse(record.replace('\'', '"')), Marks::any).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(each -> each.getKey().text())
                .toList();
    }
}
