package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.reference.LogEndGate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changelogs and repartition topics there are, and their settings. */
class InternalTopicsTest {

    private static final TopicNames NAMES = new TopicNames("dev.", "parcels");

    private final Properties settings = StreamsSettings.of(NAMES, new LogEndGate(Map::of), Map.of());

    @Test
    void internalTopics_rollBySizeAlone_andTakeAnyTimeAndAnyEvent() {
        String most = Long.toString(Long.MAX_VALUE);

        assertThat(settings)
                .containsEntry("topic.segment.ms", most)
                .containsEntry("topic.message.timestamp.after.max.ms", most)
                .containsEntry("topic.max.message.bytes", Integer.toString(StreamsSettings.STATE_RECORD_BYTES));
    }

    @Test
    void repartitionTopic_isNamedAsKafkaStreamsNamesIt() {
        assertThat(StreamsSettings.repartitionTopic(StreamsSettings.applicationId(NAMES), "moves"))
                .isEqualTo("dev.herald-parcels-moves-repartition");
    }

    @Test
    void internalTopics_areTheChangelogsOfAllStores(@TempDir Path state) {
        Publication publication = new Parcels().publication();
        try (ParcelsDriver driver = new ParcelsDriver(publication, state)) {
            assertThat(InternalTopic.of(publication, NAMES, Map.of()))
                    .allMatch(InternalTopic::isChangelog)
                    .extracting(InternalTopic::name)
                    .containsExactlyInAnyOrderElementsOf(driver.stores().stream()
                            .filter(store -> !store.startsWith("lookup-"))
                            .map(store -> "dev.herald-parcels-" + store + "-changelog")
                            .toList());
        }
    }

    @Test
    void settingsGivenForInternalTopics_winOverDefaultsOnly() {
        Map<String, String> given =
                Map.of("topic.min.insync.replicas", "2", "topic.cleanup.policy", "delete", "linger.ms", "5");

        assertThat(InternalTopic.of(new Parcels().publication(), NAMES, given))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.settings())
                        .containsEntry("min.insync.replicas", "2")
                        .containsEntry("cleanup.policy", "compact")
                        .doesNotContainKey("linger.ms"));
    }
}
