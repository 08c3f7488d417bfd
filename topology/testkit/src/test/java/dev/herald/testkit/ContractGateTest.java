package dev.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.herald.contexts.library.Library;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.contract.DeclaredContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractGateTest {

    private static final String TYPE = "dev.herald.library.integration.LoanClosed";
    private static final String LOAN = """
        {"type": "record", "name": "LoanClosed", "namespace": "dev.herald.library.integration", "fields": [
        {"name": "loanId", "type": "string"},
        {"name": "fee", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
        {"name": "closedAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "extensions", "type": "int"},
        {"name": "note", "type": ["null", "string"], "default": null},
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["KEPT", "LOST"], "default": "LOST"}},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["BOOK", "MAP"]}},
        {"name": "reader", "type": {"type": "record", "name": "Reader", "fields": [{"name": "id", "type": "string"}]}},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "mark", "type": {"type": "fixed", "name": "Mark", "size": 4}}]}\
        """;

    private Path folder;

    @BeforeEach
    void nothingReleased(@TempDir Path dir) {
        folder = dir;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        a required field more | {"name": "tags" | {"name": "new", "type": "int"}, {"name": "tags" | \
            #new: READER_FIELD_MISSING_DEFAULT_VALUE
        a required field less | {"name": "extensions", "type": "int"}, |  | \
            #extensions: READER_FIELD_MISSING_DEFAULT_VALUE
        a field under another name | "loanId" | "id" | READER_FIELD_MISSING_DEFAULT_VALUE
        a number made text | "extensions", "type": "int" | "extensions", "type": "string" | \
            #extensions: TYPE_MISMATCH
        a number made wider | "extensions", "type": "int" | "extensions", "type": "long" | \
            #extensions: TYPE_MISMATCH
        a required one made optional | "extensions", "type": "int" | \
            "extensions", "type": ["null", "int"] | #extensions: TYPE_MISMATCH
        an optional one made required | ["null", "string"], "default": null | "string" | \
            #note: TYPE_MISMATCH
        a symbol more, no default | "MAP"] | "MAP", "DISC"] | #kind: MISSING_ENUM_SYMBOLS
        a decimal of another scale | "scale": 2 | "scale": 3 | #fee: LOGICAL_TYPE_MISMATCH
        a decimal of more digits | "precision": 9 | "precision": 12 | #fee: LOGICAL_TYPE_MISMATCH
        a time in other units | timestamp-millis | timestamp-micros | #closedAt: LOGICAL_TYPE_MISMATCH
        another type inside | "id", "type": "string" | "id", "type": "long" | #reader.id: TYPE_MISMATCH
        other items | "items": "string" | "items": "int" | #tags[]: TYPE_MISMATCH
        another size | "size": 4 | "size": 8 | #mark: FIXED_SIZE_MISMATCH
        """)
    void changeThatBreaksAPublicContract_isAFault(String change, String old, @Nullable String now, String where)
            throws IOException {
        gate(ContractKind.PUBLIC, LOAN).release();

        List<String> faults = gate(ContractKind.PUBLIC, changed(old, now)).faults();

        assertThat(faults).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .startsWith("PUBLIC " + TYPE + ", FULL_TRANSITIVE: ")
                .contains("version 1", "the current", TYPE + "#", where));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        an optional field more | {"name": "tags" | \
            {"name": "new", "type": ["null", "int"], "default": null}, {"name": "tags"
        a field with default more | {"name": "tags"     | {"name": "new", "type": "int", "default": 7}, {"name": "tags"
        a field with default less | {"name": "note", "type": ["null", "string"], "default": null}, |
        a default given           | "extensions", "type": "int" | "extensions", "type": "int", "default": 0
        a symbol more, a default  | "LOST"], "default"  | "LOST", "SOLD"], "default"
        a symbol less, a default  | ["KEPT", "LOST"]    | ["LOST"]
        symbols in another order  | ["BOOK", "MAP"]     | ["MAP", "BOOK"]
        documentation             | "extensions", "type": "int" | "extensions", "type": "int", "doc": "How often."
        a mark                    | "loanId", "type": "string" | "loanId", "type": "string", "confidential": true
        an alias                  | "loanId", "type": "string" | "loanId", "aliases": ["id"], "type": "string"
        an optional field inside | "id", "type": "string"} | \
            "id", "type": "string"}, {"name": "town", "type": "string", "default": ""}
        """)
    void changeThatBreaksNothing_passes_andIsToldAsNotReleased(String change, String old, @Nullable String now)
            throws IOException {
        gate(ContractKind.PUBLIC, LOAN).release();

        ContractGate gate = gate(ContractKind.PUBLIC, changed(old, now));

        assertThat(gate.faults()).isEmpty();
        assertThat(gate.unreleased()).containsExactly("public/" + TYPE);
    }

    @Test
    void fieldsInAnotherOrder_breakNothing() throws IOException {
        List<String> lines = new ArrayList<>(LOAN.lines().toList());
        Collections.swap(lines, 1, 4);
        gate(ContractKind.PUBLIC, LOAN).release();

        ContractGate gate = gate(ContractKind.PUBLIC, String.join("\n", lines));

        assertThat(gate.faults()).isEmpty();
        assertThat(gate.unreleased()).containsExactly("public/" + TYPE);
    }

    @Test
    void domainEvents_mayWidenWhatWasWritten_butNotNarrowIt() throws IOException {
        String wider = LOAN.replace("\"int\"", "\"long\"");
        gate(ContractKind.DOMAIN, LOAN).release();

        assertThat(gate(ContractKind.DOMAIN, wider).faults()).isEmpty();
        assertThat(gate(ContractKind.DOMAIN, wider).release()).containsEntry("domain/" + TYPE, 2);
        assertThat(gate(ContractKind.DOMAIN, LOAN).faults())
                .singleElement()
                .asString()
                .startsWith("DOMAIN " + TYPE
                        + ", BACKWARD_TRANSITIVE: the current version cannot read what version 2 wrote");
    }

    @Test
    void everyReleasedVersionCounts_notTheLatestAlone() throws IOException {
        gate(ContractKind.DOMAIN, LOAN).release();
        gate(ContractKind.DOMAIN, LOAN.replace("{\"name\": \"extensions\", \"type\": \"int\"},", ""))
                .release();

        assertThat(gate(
                                ContractKind.DOMAIN,
                                LOAN.replace("\"type\": \"int\"", "\"type\": \"string\", \"default\": \"\""))
                        .faults())
                .singleElement()
                .asString()
                .contains("what version 1 wrote: " + TYPE + "#extensions: TYPE_MISMATCH");
    }

    @Test
    void release_writesWhatChanged_onceAndNeverOver() throws IOException {
        assertThat(gate(ContractKind.PUBLIC, LOAN).release()).containsEntry("public/" + TYPE, 1);
        assertThat(gate(ContractKind.PUBLIC, LOAN).release()).isEmpty();
        String first = Files.readString(folder.resolve("public").resolve(TYPE).resolve("1.avsc"));
        assertThatIllegalStateException()
                .isThrownBy(() -> gate(ContractKind.PUBLIC, LOAN.replace("\"int\"", "\"string\""))
                        .release())
                .withMessageContaining("nothing is released: ")
                .withMessageContaining("#extensions: TYPE_MISMATCH");
        assertThat(gate(ContractKind.PUBLIC, changed("\"int\"", "\"int\", \"default\": 0"))
                        .release())
                .containsEntry("public/" + TYPE, 2);
        assertThat(folder.resolve("public").resolve(TYPE).resolve("1.avsc")).hasContent(first);
    }

    @Test
    void versionsThatWereEditedAddedOrRemovedByHand_areNamed() throws IOException {
        gate(ContractKind.DOMAIN, LOAN).release();
        Path version = folder.resolve("domain").resolve(TYPE).resolve("1.avsc");
        Files.writeString(version, Files.readString(version).replace("\"int\"", "\"long\""));
        Files.copy(version, version.resolveSibling("7.avsc"));

        assertThat(gate(ContractKind.DOMAIN, LOAN).faults())
                .anySatisfy(fault -> assertThat(fault).contains(TYPE + "/1.avsc: edited after its release"))
                .anySatisfy(fault -> assertThat(fault).contains(TYPE + "/7.avsc: not listed in SHA256SUMS"));
        Files.delete(version);
        assertThat(gate(ContractKind.DOMAIN, LOAN).faults()).anySatisfy(fault -> assertThat(fault)
                .isEqualTo("domain/" + TYPE + "/1.avsc: listed in SHA256SUMS, and not there"));
    }

    @Test
    void releasedTypeThatIsGone_isAFault_unlessItSaysWhy() throws IOException {
        gate(ContractKind.DOMAIN, LOAN).release();
        ContractGate without = ContractGate.of(folder, List.<DeclaredContract>of());

        assertThat(without.faults())
                .singleElement()
                .asString()
                .startsWith("domain/" + TYPE + ": released, and no longer declared");
        Files.writeString(
                folder.resolve("domain").resolve(TYPE).resolve("RETIRED"), "No log has one: it was never sent.\n");
        assertThat(without.faults()).isEmpty();
    }

    @Test
    void command_checksAndReleasesEveryContractOfTheContexts() throws IOException {
        assertThat(run(0, "check")).contains("not released yet: public/dev.herald.library.integration.LoanEnded");
        assertThat(run(0, "release"))
                .contains("released public/dev.herald.library.integration.LoanEnded, version 1")
                .contains("released state/dev.herald.contexts.library.LoanView, version 1")
                .contains("released supervision/dev.herald.supervision.LaneParked, version 1")
                .contains("not released yet: 0");
        Files.writeString(folder.resolve("control/dev.herald.control.Redrive").resolve("1.avsc"), "\"int\"\n");
        assertThat(run(4, "check")).contains("control/dev.herald.control.Redrive/1.avsc: edited after its release");
        assertThat(run(2, "publish")).startsWith("expected: check, release or check-generated");
    }

    @Test
    void generatedClasses_areCheckedBeforeThereIsAPublication() throws IOException {
        ContractGate.of(folder, List.of(new Library())).release();
        assertThat(run(0, "check-generated")).isEmpty();
        Path released = folder.resolve("public/dev.herald.library.integration.LoanEnded/1.avsc");
        Files.writeString(released, Files.readString(released).replace("\"int\"", "\"string\""));

        assertThat(run(4, "check-generated"))
                .contains("PUBLIC dev.herald.library.integration.LoanEnded, FULL_TRANSITIVE: ")
                .contains("LoanEnded#extensions: TYPE_MISMATCH");
    }

    private String run(int code, String command) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = List.of(command, folder.toString());
        int ended = ContractGateMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), arguments, List.of(new Library()));
        assertThat(ended).isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String changed(String old, @Nullable String now) {
        assertThat(LOAN).contains(old);
        return LOAN.replace(old, now == null ? "" : now);
    }

    private ContractGate gate(ContractKind kind, String schema) {
        Schema parsed = new Schema.Parser().parse(schema);
        return ContractGate.of(folder, List.of(new DeclaredContract(kind, "library.public.loan-closed", parsed)));
    }
}
