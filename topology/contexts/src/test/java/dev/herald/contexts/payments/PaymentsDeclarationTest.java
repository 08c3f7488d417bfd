package dev.herald.contexts.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.publication.TopicNames;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PaymentsDeclarationTest {

    private final Publication publication = new Payments().publication();

    @Test
    void everyEventType_isPublishedOrIgnoredOnPurpose() {
        assertThat(publication.uncovered()).isEmpty();
    }

    /** Rule names are part of the published ids, topic names of the contract: a change would be seen outside. */
    @Test
    void ruleAndTopicNames_areStable() {
        TopicNames names = new TopicNames("", publication.context());

        assertThat(publication.rules()).containsOnlyKeys("completed", "declined", "status");
        assertThat(publication.publicTopics().stream().map(names::published))
                .containsExactly(
                        "payments.public.payment-completed",
                        "payments.public.payment-declined",
                        "payments.public.payment-status");
        assertThat(publication.sources().stream().map(names::domain)).containsExactly("payments.domain.payment");
        assertThat(publication.lookups().stream().map(lookup -> names.domain(lookup.topic())))
                .containsExactly("payments.domain.party");
    }

    @Test
    void payments_isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(PublicationSource.class))
                .filteredOn(Payments.class::isInstance)
                .hasSize(1);
    }
}
