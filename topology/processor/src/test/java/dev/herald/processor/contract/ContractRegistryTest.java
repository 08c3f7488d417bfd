package dev.herald.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.contract.Change;
import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.contract.Version;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.TestPublication;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ContractRegistryTest {

    private final List<Contract> contracts =
            Contracts.of(new TestPublication().publication(), "", new Subjects(SubjectStrategy.RECORD));
    private final InMemoryRegistry schemas = new InMemoryRegistry();
    private final Map<String, CompatibilityLevel> set = new TreeMap<>();
    private final Map<String, List<Version>> versions = new TreeMap<>();
    private final ContractRegistry.Levels levels = new ContractRegistry.Levels() {
        @Override
        public CompatibilityLevel of(String subject) {
            return set.getOrDefault(subject, CompatibilityLevel.NONE);
        }

        @Override
        public void set(String subject, CompatibilityLevel level) {
            set.put(subject, level);
        }
    };
    private final ContractRegistry registry =
            new ContractRegistry(schemas, levels, subject -> versions.getOrDefault(subject, List.of()));

    @Test
    void emptyRegistry_lacksAll() {
        assertThat(registry.check(contracts))
                .hasSameSizeAs(contracts)
                .allMatch(ContractState.Missing.class::isInstance);
    }

    @Test
    void registering_givesIdsAndLevels_andAgainChangesNothing() {
        List<ContractState> first = registry.register(contracts);

        assertThat(first).allSatisfy(state -> assertThat(state)
                .isInstanceOfSatisfying(
                        ContractState.Registered.class,
                        registered -> assertThat(registered.levelAsNeeded()).isTrue()));
        assertThat(registry.register(contracts)).isEqualTo(first);
        assertThat(registry.check(contracts)).isEqualTo(first);
        assertThat(set.get("dev.herald.payments.integration.PaymentDeclined"))
                .isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    }

    @Test
    void registeredWithoutALevel_isToldApart() {
        Contract contract = contracts.get(0);
        schemas.register(contract.subject(), contract.schema());

        assertThat(registry.check(List.of(contract)))
                .containsExactly(new ContractState.Registered(contract, 1, CompatibilityLevel.NONE));
    }

    @Test
    void incompatibleContract_keepsEverythingFromBeingRegistered() {
        Schema other = SchemaBuilder.record("PartyRegistered")
                .namespace("dev.herald.payments.domain")
                .fields()
                .requiredInt("name")
                .endRecord();
        schemas.register(contracts.get(0).subject(), other);

        List<ContractState> states = registry.register(contracts);

        assertThat(states.get(0)).isInstanceOf(ContractState.Incompatible.class);
        assertThat(states.subList(1, 6)).allMatch(ContractState.Missing.class::isInstance);
        assertThat(set).isEmpty();
    }

    @Test
    void logicalTypeThatTheRegistryLetsPass_isIncompatible_withThePlace() {
        Contract contract = contract("timestamp-millis");
        versions.put("s", List.of(new Version(4, contract("timestamp-micros").schema())));

        assertThat(registry.check(List.of(contract)))
                .singleElement()
                .isInstanceOfSatisfying(ContractState.Incompatible.class, state -> assertThat(state.reasons())
                        .hasSize(2)
                        .contains("the current version cannot read what version 4 wrote: a.Meeting#at:"
                                + " LOGICAL_TYPE_MISMATCH: the writer's is timestamp-micros, the reader takes it for"
                                + " timestamp-millis"));
    }

    @Test
    void difference_isToTheLatestVersion_withBothVerdicts() {
        Contract contract = contract("timestamp-millis");
        versions.put(
                "s",
                List.of(
                        new Version(1, contract.schema()),
                        new Version(2, contract("date").schema())));

        assertThat(registry.diff(List.of(contract)))
                .singleElement()
                .isInstanceOfSatisfying(ContractDifference.Changed.class, changed -> {
                    assertThat(changed.version()).isEqualTo(2);
                    assertThat(changed.changes())
                            .extracting(Change::toString)
                            .containsExactly("~ a.Meeting#at: type timestamp-millis, was date");
                    assertThat(changed.backward()).hasSize(1);
                    assertThat(changed.forward()).hasSize(1);
                });
        versions.put("s", List.of(new Version(3, contract.schema())));
        assertThat(registry.diff(List.of(contract))).containsExactly(new ContractDifference.Same(contract, 3));
        versions.clear();
        assertThat(registry.diff(List.of(contract))).containsExactly(new ContractDifference.Absent(contract));
    }

    private static Contract contract(String logicalType) {
        String type = logicalType.equals("date") ? "int" : "long";
        Schema schema = new Schema.Parser().parse("""
            {"type": "record", "name": "a.Meeting", "fields": [
             {"name": "at", "type": {"type": "%s", "logicalType": "%s"}}]}\
            """.formatted(type, logicalType));
        return new Contract(ContractKind.PUBLIC, "s", schema);
    }
}
