package dev.herald.engine.publication;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.lending.domain.Fined;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.integration.FineHidden;
import dev.herald.engine.lending.integration.FineTold;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureCheckTest {

    record Fines(int count) {}

    private static final DomainTopic<Fines> FINE =
            domainTopic("fine", new Fines(0)).on(Fined.class);
    private static final PublicTopic<FineTold> TOLD = summary("fine-told", FineTold.class);
    private static final String WHY = "the reader has a right to know";

    @Test
    void soundDisclosures_areTheSame_withOtherBoundsToo() {
        Publication publication = publication()
                .disclose(Fined.class, "reason", TOLD, "why", WHY)
                .disclose(Fined.class, "reason", TOLD, Disclosure.KEY, WHY)
                .discloseToSupervision(Fined.class, "reason", "message", WHY)
                .build();

        assertThat(publication.disclosures())
                .extracting(each -> each.field() + " in " + each.place())
                .containsExactly("reason in why", "reason in @key", "reason in message");
        assertThat(publication.with(Bounds.DEFAULT.keepEvents(1)).disclosures()).isEqualTo(publication.disclosures());
    }

    @Test
    void disclosureOfNothing_isRefused() {
        assertThat(faults(publication()
                        .disclose(Lent.class, "reader", TOLD, "why", WHY)
                        .disclose(Fined.class, "reasons", TOLD, "why", WHY)
                        .disclose(Fined.class, "pence", TOLD, "why", WHY)))
                .containsExactly(
                        "disclosure of Lent.reader: no source and no lookup has dev.herald.engine.lending.domain.Lent",
                        "disclosure of Fined.reasons: there is no such field; there are pence, reason",
                        "disclosure of Fined.pence: it is not marked as confidential or personal, so anybody may be"
                                + " told");
    }

    @Test
    void disclosureNowhere_orForNoReason_isRefused() {
        assertThat(faults(publication()
                        .disclose(Fined.class, "reason", summary("other", FineTold.class), "why", WHY)
                        .disclose(Fined.class, "reason", TOLD, "because", WHY)
                        .disclose(Fined.class, "reason", TOLD, "why", " ")))
                .containsExactly(
                        "disclosure of Fined.reason: nothing is published as summary 'other'",
                        "disclosure of Fined.reason: summary 'fine-told' has no field because; it has why",
                        "disclosure of Fined.reason: it has no reason");
    }

    @Test
    void publicContractThatMarksItselfConfidential_isRefused_butNotACommand() {
        assertThat(faults(hidden(summary("hidden", FineHidden.class))))
                .containsExactly("summary 'hidden': dev.herald.engine.lending.integration.FineHidden.why is marked"
                        + " confidential, and cannot be public");
        assertThat(hidden(command("hidden", FineHidden.class)).build().publicTopics())
                .hasSize(1);
    }

    private static Publication.Builder hidden(PublicTopic<FineHidden> topic) {
        return Publication.of("lending")
                .from(FINE)
                .rule(rule("hidden").on(FINE, Fined.class).publish(topic, (event, fines) -> new FineHidden("")));
    }

    private static Publication.Builder publication() {
        return Publication.of("lending")
                .from(FINE)
                .rule(rule("told").on(FINE, Fined.class).publish(TOLD, (event, fines) -> new FineTold("")));
    }

    private static List<String> faults(Publication.Builder builder) {
        return catchThrowableOfType(PublicationException.class, builder::build).faults();
    }
}
