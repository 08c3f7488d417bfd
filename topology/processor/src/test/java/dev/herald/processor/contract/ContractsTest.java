package dev.herald.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.publication.Publication;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.processor.StylesPublication;
import dev.herald.processor.TestPublication;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import dev.herald.processor.setting.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {

    private static final String DOMAIN = "dev.herald.payments.domain.";
    private final Publication publication = new TestPublication().publication();

    @Test
    void publication_givesDomainPublicStateAndHeraldsOwnContracts() {
        assertThat(of(SubjectStrategy.RECORD))
                .extracting(contract -> contract.kind() + " " + contract.subject())
                .containsExactly(
                        "DOMAIN " + DOMAIN + "PartyRegistered",
                        "DOMAIN " + DOMAIN + "PaymentRequested",
                        "DOMAIN " + DOMAIN + "PaymentRejected",
                        "PUBLIC dev.herald.payments.integration.PaymentDeclined",
                        "STATE dev.herald.processor.TestPublication.Party",
                        "STATE dev.herald.processor.TestPublication.Requests",
                        "SUPERVISION dev.herald.supervision.SequenceGapDetected",
                        "SUPERVISION dev.herald.supervision.KeptNearLimit",
                        "SUPERVISION dev.herald.supervision.LaneParked",
                        "SUPERVISION dev.herald.supervision.LaneReleased",
                        "SUPERVISION dev.herald.supervision.EventDiscarded",
                        "SUPERVISION dev.herald.supervision.CommandWithoutEffect",
                        "SUPERVISION dev.herald.supervision.RedriveEvaluated",
                        "SUPERVISION dev.herald.supervision.ExpectationMissed",
                        "SUPERVISION dev.herald.supervision.ExpectationMetLate",
                        "CONTROL dev.herald.control.Redrive",
                        "CONTROL dev.herald.control.Discard",
                        "CONTROL dev.herald.control.Evaluate");
    }

    @Test
    void commands_areContractsOfTheirOwn_compatibleInBothDirections() {
        Contract command =
                Contracts.of(StylesPublication.PUBLICATION, "p.", new Subjects(SubjectStrategy.TOPIC_RECORD)).stream()
                        .filter(contract -> contract.kind() == ContractKind.COMMAND)
                        .findFirst()
                        .orElseThrow();

        assertThat(command.subject())
                .isEqualTo("p.test.command.ask-" + PartyRenamed.getClassSchema().getFullName());
        assertThat(command.kind().level()).isEqualTo(CompatibilityLevel.FULL_TRANSITIVE);
    }

    @Test
    void topicRecordStrategy_namesTopicAndType() {
        assertThat(of(SubjectStrategy.TOPIC_RECORD).get(0).subject())
                .isEqualTo("p.test.domain.party-" + DOMAIN + "PartyRegistered");
    }

    @Test
    void topicStrategyForATopicOfSeveralTypes_isRefused() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> of(SubjectStrategy.TOPIC))
                .withMessageContaining("p.test.domain.payment-value, to 2 types");
    }

    private List<Contract> of(SubjectStrategy strategy) {
        return Contracts.of(publication, "p.", new Subjects(strategy));
    }
}
