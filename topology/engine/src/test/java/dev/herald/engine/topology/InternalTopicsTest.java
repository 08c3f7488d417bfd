package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.reference.LogEndGate;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Settings that Kafka Streams gives to changelogs and repartition topics. */
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
}
