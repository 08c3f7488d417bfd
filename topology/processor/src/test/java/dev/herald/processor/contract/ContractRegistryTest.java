package dev.herald.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.TestPublication;
import dev.herald.processor.setting.HeraldSettings.SubjectStrategy;
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
    private final ContractRegistry registry = new ContractRegistry(schemas, new ContractRegistry.Levels() {
        @Override
        public CompatibilityLevel of(String subject) {
            return set.getOrDefault(subject, CompatibilityLevel.NONE);
        }

        @Override
        public void set(String subject, CompatibilityLevel level) {
            set.put(subject, level);
        }
    });

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
}
