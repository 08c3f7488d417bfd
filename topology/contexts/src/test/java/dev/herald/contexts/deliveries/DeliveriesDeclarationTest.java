package dev.herald.contexts.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.publication.TopicNames;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DeliveriesDeclarationTest {

    private final Publication publication = new Deliveries().publication();

    @Test
    void everyEventType_isPublishedOrGathered() {
        assertThat(publication.uncovered()).isEmpty();
    }

    /** Rule names are part of the published ids, topic names of the contract: a change would be seen outside. */
    @Test
    void ruleAndTopicNames_areStable() {
        TopicNames names = new TopicNames("", publication.context());

        assertThat(publication.rules())
                .containsOnlyKeys(
                        "create-deliveries",
                        "schedule-first",
                        "execute",
                        "register",
                        "schedule-next",
                        "abandon",
                        "delivered",
                        "progress");
        assertThat(publication.publicTopics().stream().map(names::published))
                .containsExactlyInAnyOrder(
                        "deliveries.command.create-deliveries",
                        "deliveries.command.schedule-delivery",
                        "deliveries.command.execute-delivery",
                        "deliveries.command.register-attempt",
                        "deliveries.command.abandon-delivery",
                        "deliveries.public.feed-delivered",
                        "deliveries.public.feed-progress",
                        "deliveries.public.delivery-stuck");
        assertThat(publication.gatherings().stream().map(Gathering::name)).containsExactly("feed-outcome");
    }

    @Test
    void deliveries_isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(PublicationSource.class))
                .filteredOn(Deliveries.class::isInstance)
                .hasSize(1);
    }
}
