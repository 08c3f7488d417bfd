package dev.herald.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.contract.Difference.Rule;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String LINE = """
        {"type": "record", "name": "a.Line", "fields": [{"name": "%s", "type": %s}]}\
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "int" | "string" | TYPE_MISMATCH | the writer's is string, the reader expects int
        "long" | "float" | TYPE_MISMATCH | the writer's is float, the reader expects long
        {"type":"fixed","name":"a.F","size":4} | {"type":"fixed","name":"a.F","size":8} | \
            FIXED_SIZE_MISMATCH | has 8 bytes, the reader expects 4
        {"type":"fixed","name":"a.F","size":4} | {"type":"fixed","name":"a.G","size":4} | NAME_MISMATCH | \
            the writer's is a.G, the reader expects a.F
        {"type":"enum","name":"a.E","symbols":["A"]} | {"type":"enum","name":"a.E","symbols":["A","B"]} | \
            MISSING_ENUM_SYMBOLS | may write [B], and the reader has only [A]
        ["null","int"] | ["null","string"] | MISSING_UNION_BRANCH | \
            may write string, and the reader has only [null, int]
        "string" | ["null","string"] | TYPE_MISMATCH | the writer's is null, the reader expects string
        {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | \
            {"type":"bytes","logicalType":"decimal","precision":9,"scale":3} | LOGICAL_TYPE_MISMATCH | \
            is decimal(9, 3), the reader takes it for decimal(9, 2)
        {"type":"bytes","logicalType":"decimal","precision":8,"scale":2} | \
            {"type":"bytes","logicalType":"decimal","precision":9,"scale":2} | LOGICAL_TYPE_MISMATCH | \
            is decimal(9, 2), the reader takes it for decimal(8, 2)
        {"type":"long","logicalType":"timestamp-micros"} | \
            {"type":"long","logicalType":"timestamp-millis"} | LOGICAL_TYPE_MISMATCH | \
            is timestamp-millis, the reader takes it for timestamp-micros
        {"type":"long","logicalType":"timestamp-millis"} | {"type":"int","logicalType":"date"} | \
            LOGICAL_TYPE_MISMATCH | is date, the reader takes it for timestamp-millis
        "long" | {"type":"long","logicalType":"timestamp-millis"} | LOGICAL_TYPE_MISMATCH | \
            takes it for a plain value
        ["null",{"type":"int","logicalType":"time-millis"}] | \
            ["null",{"type":"int","logicalType":"date"}] | LOGICAL_TYPE_MISMATCH | \
            is date, the reader takes it for time-millis
        """)
    void readerThatCannot_isToldWhereAndWhy(String reader, String writer, Rule rule, String message) {
        Schema newer = parse(LINE.formatted("value", reader));
        Schema older = parse(LINE.formatted("value", writer));

        assertThat(Compatibility.check(newer, older)).singleElement().satisfies(difference -> {
            assertThat(difference.place()).isEqualTo("a.Line#value");
            assertThat(difference.rule()).isEqualTo(rule);
            assertThat(difference.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "double"             | "long"
        "string"             | "bytes"
        "bytes"              | "string"
        ["null","double"]    | ["int","null"]
        ["string","null"]    | "bytes"
        {"type":"enum","name":"a.E","symbols":["A"],"default":"A"} | {"type":"enum","name":"a.E","symbols":["B"]}
        {"type":"enum","name":"a.E","symbols":["B","A"]} | {"type":"enum","name":"b.E","symbols":["A"]}
        {"type":"fixed","name":"a.F","aliases":["b.G"],"size":4} | {"type":"fixed","name":"b.G","size":4}
        {"type":"bytes","logicalType":"decimal","precision":19,"scale":2} | \
            {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}
        {"type":"string","logicalType":"colour"} | "string"
        """)
    void readerThatCan_isNotStopped(String reader, String writer) {
        Schema newer = parse(LINE.formatted("value", reader));
        Schema older = parse(LINE.formatted("value", writer));

        assertThat(Compatibility.check(newer, older)).isEmpty();
    }

    @Test
    void placesInsideOptionalRecordsListsAndMaps_areNamed() {
        String outer = """
            {"type": "record", "name": "a.Order", "fields": [
             {"name": "lines", "type": {"type": "array", "items": ["null", %s]}},
             {"name": "byName", "type": {"type": "map", "values": "a.Line"}}]}\
            """;
        Schema newer = parse(outer.formatted(LINE.formatted("value", "\"int\"")));
        Schema older = parse(outer.formatted(LINE.formatted("value", "\"string\"")));

        assertThat(Compatibility.check(newer, older))
                .extracting(Difference::place)
                .containsExactlyInAnyOrder("a.Order#lines[].value", "a.Order#byName{}.value");
    }

    @Test
    void wholeTypes_areNamedByTheirName() {
        assertThat(Compatibility.check(parse("\"int\""), parse("\"string\"")))
                .extracting(Difference::place)
                .containsExactly("int");
        assertThat(Compatibility.check(parse(LINE.formatted("x", "\"int\"")), parse("\"string\"")))
                .extracting(Difference::place)
                .containsExactly("a.Line");
    }

    @Test
    void newFieldWithoutDefault_isToldAsThat_evenWhereItsEnumHasADefaultSymbol() {
        Schema older = parse(LINE.formatted("x", "\"int\""));
        Schema newer = parse("""
            {"type": "record", "name": "a.Line", "fields": [{"name": "x", "type": "int"},
             {"name": "plain", "type": "int"},
             {"name": "kind", "type": {"type": "enum", "name": "K", "symbols": ["A"], "default": "A"}}]}\
            """);

        assertThat(Compatibility.check(newer, older))
                .extracting(difference -> difference.place() + " " + difference.rule())
                .containsExactly(
                        "a.Line#plain READER_FIELD_MISSING_DEFAULT_VALUE",
                        "a.Line#kind READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(Compatibility.check(older, newer)).isEmpty();
    }

    @Test
    void aliases_areAppliedToNamesAndFields_alsoForLogicalTypes() {
        Schema older = parse(LINE.formatted("when", "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}"));
        String renamed = """
            {"type": "record", "name": "b.Row", "aliases": ["a.Line"], "fields": [
             {"name": "at", "aliases": ["when"], "type": {"type": "long", "logicalType": "timestamp-%s"}}]}\
            """;

        assertThat(Compatibility.check(parse(renamed.formatted("millis")), older))
                .isEmpty();
        assertThat(Compatibility.check(parse(renamed.formatted("micros")), older))
                .extracting(Difference::toString)
                .containsExactly("b.Row#at: LOGICAL_TYPE_MISMATCH: the writer's is timestamp-millis,"
                        + " the reader takes it for timestamp-micros");
    }

    @Test
    void aliasesThatClaimTwoFields_areUnresolvable() {
        Schema writer = parse("""
            {"type": "record", "name": "a.Line", "fields": [
             {"name": "x", "type": "int"}, {"name": "y", "type": "int"}]}\
            """);
        Schema reader = parse("""
            {"type": "record", "name": "a.Line", "fields": [{"name": "x", "aliases": ["y"], "type": "int"}]}\
            """);

        assertThat(Compatibility.check(reader, writer))
                .extracting(Difference::rule)
                .containsExactly(Rule.UNRESOLVABLE);
    }

    /** Avro's checker lets it pass: it compares names without namespaces, which its reader does not do in unions. */
    @Test
    void optionalEnumThatMovedToAnotherNamespace_isUnresolvable() {
        String optional = "[\"null\", {\"type\": \"enum\", \"name\": \"%s.E\", \"symbols\": [\"A\"]}%s]";
        Schema reader = parse(LINE.formatted("value", optional.formatted("b", ", \"int\"")));
        Schema writer = parse(LINE.formatted("value", optional.formatted("c", "")));

        assertThat(Compatibility.check(reader, writer))
                .extracting(difference -> difference.place() + " " + difference.rule())
                .containsExactly("a.Line#value UNRESOLVABLE");
    }

    @Test
    void recursiveRecords_areGoneThroughOnce() {
        String tree = """
            {"type": "record", "name": "a.Tree", "fields": [
             {"name": "left", "type": ["null", "a.Tree"]},
             {"name": "more", "type": {"type": "array", "items": "a.Tree"}},
             {"name": "leaf", "type": ["null", %s]}]}\
            """;
        Schema strings = parse(tree.formatted(LINE.formatted("x", "\"string\"")));
        Schema ints = parse(tree.formatted(LINE.formatted("x", "\"int\"")));

        assertThat(Compatibility.check(strings, strings)).isEmpty();
        assertThat(Compatibility.check(ints, strings))
                .extracting(Difference::place)
                .containsExactly("a.Tree#leaf.x");
    }

    @Test
    void recordsThatCallEachOther_areToldWithoutEnd() {
        String pair = """
            {"type": "record", "name": "a.A", "fields": [
             {"name": "b", "type": ["null", {"type": "record", "name": "a.B", "fields": [
               {"name": "a", "type": ["null", "a.A"]}, {"name": "x", "type": "%1$s"}]}]},
             {"name": "y", "type": "%1$s"}]}\
            """;

        List<Difference> found = Compatibility.check(parse(pair.formatted("int")), parse(pair.formatted("string")));

        assertThat(found).extracting(Difference::rule).containsOnly(Rule.TYPE_MISMATCH);
        assertThat(found).extracting(Difference::place).contains("a.A#y", "a.A#b.x");
    }

    private static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }
}
