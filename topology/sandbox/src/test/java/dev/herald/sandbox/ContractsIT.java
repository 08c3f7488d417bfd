package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.payments.integration.PaymentDeclined;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
class ContractsIT {

    private static final Schema DECLINED = PaymentDeclined.getClassSchema();

    @Test
    void contracts_areMissing_thenRegisteredWithTheirLevels_againTheSame(Broker broker, Registry registry) {
        Terminal terminal = new Terminal(broker, registry, "contracts-it-1.");

        assertThat(terminal.herald("contracts", "check")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out()).contains("DOMAIN contracts-it-1.").contains("not registered (fatal)");
        });
        assertThat(terminal.herald("contracts", "register", "--dry-run").well())
                .contains("PaymentCompleted: would be registered, with compatibility FULL_TRANSITIVE")
                .contains("not compatible: 0; nothing was changed");
        assertThat(terminal.herald("contracts", "check").code()).isEqualTo(4);
        Terminal.Said first = terminal.herald("contracts", "register");
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .containsPattern("PUBLIC contracts-it-1\\S+PaymentCompleted: id \\d+, compatibility FULL_TRANSITIVE")
                .containsPattern("STATE \\S+PaymentView: id \\d+, compatibility BACKWARD_TRANSITIVE");
        assertThat(terminal.herald("contracts", "register")).isEqualTo(first);
        assertThat(terminal.herald("contracts", "check")).isEqualTo(first);
    }

    @Test
    void incompatibleContract_isToldWithItsReason_andNothingIsRegistered(Broker broker, Registry registry) {
        Terminal terminal = new Terminal(broker, registry, "contracts-it-2.");
        String type = "dev.herald.payments.domain.PaymentInstructed";
        String subject = "contracts-it-2.payments.domain.payment-" + type;
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            client.register(
                    subject,
                    SchemaBuilder.record(type).fields().requiredInt("by").endRecord());
            client.setCompatibility(subject, CompatibilityLevel.FULL_TRANSITIVE);
        }

        assertThat(terminal.herald("contracts", "register")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains(subject + ": not compatible (fatal): ")
                    .contains("PaymentSettled: not registered (fatal)");
        });
    }

    @Test
    void contractsThatManyRegisterAtOnce_haveOneIdEach(Registry registry) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 10; i++) {
                Schema contract = SchemaBuilder.record("at.once.Contract" + i)
                        .fields()
                        .requiredInt("n")
                        .endRecord();
                Callable<Integer> register = () -> {
                    try (RegistryClient client = new RegistryClient(
                            RegistrySettings.of(registry.url()).build())) {
                        int id = client.register(contract.getFullName(), contract);
                        client.setCompatibility(contract.getFullName(), CompatibilityLevel.FULL_TRANSITIVE);
                        return id;
                    }
                };
                Set<Integer> ids = new HashSet<>();
                for (Future<Integer> id : threads.invokeAll(Collections.nCopies(4, register))) {
                    ids.add(id.get());
                }
                assertThat(ids).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void changedLogicalType_isRefused_thoughTheRegistryWouldTakeIt(Broker broker, Registry registry) {
        String subject = "contracts-it-3.payments.public.payment-declined-" + DECLINED.getFullName();
        String cents = DECLINED.toString().replace("\"scale\":2", "\"scale\":3");
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            client.register(subject, new Schema.Parser().parse(cents));
            client.setCompatibility(subject, CompatibilityLevel.FULL_TRANSITIVE);
            assertThat(client.incompatibilities(subject, DECLINED)).isEmpty();
        }

        assertThat(new Terminal(broker, registry, "contracts-it-3.").herald("contracts", "register", "--dry-run"))
                .satisfies(said -> {
                    assertThat(said.code()).isEqualTo(4);
                    assertThat(said.out())
                            .contains(DECLINED.getFullName() + "#amount: LOGICAL_TYPE_MISMATCH: the writer's is"
                                    + " decimal(18, 3), the reader takes it for decimal(18, 2)")
                            .contains("not compatible: 1; nothing was changed");
                });
    }
}
