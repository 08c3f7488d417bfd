package dev.herald.processor.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.Publication;
import dev.herald.processor.OddPublication;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private final JsonNode odd = Documents.asyncApi(OddPublication.PUBLICATION, SubjectStrategy.RECORD, false);

    static Stream<Publication> publications() {
        return Documents.publications();
    }

    @ParameterizedTest
    @MethodSource("publications")
    void document_tellsNothingOfTheInside(Publication publication) {
        String text =
                Documents.asyncApi(publication, SubjectStrategy.RECORD, false).toString();

        publication.domainTopics().forEach(topic -> {
            assertThat(text).doesNotContain(".domain." + topic.aggregate());
            topic.types().forEach(type -> assertThat(text)
                    .doesNotContain(type.getSimpleName())
                    .doesNotContain(SpecificData.get().getSchema(type).getNamespace()));
        });
        assertThat(text).doesNotContain(".command.").doesNotContain("avro.java.string");
    }

    @ParameterizedTest
    @MethodSource("publications")
    void everyReference_leadsSomewhere(Publication publication) {
        JsonNode document = Documents.asyncApi(publication, SubjectStrategy.RECORD, true);

        List<JsonNode> references = document.findValues("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.textValue().substring(1)).isMissingNode())
                .as(reference.textValue())
                .isFalse());
    }

    @Test
    void channel_isTheTopicAsItShouldBe() {
        JsonNode channel = odd.at("/channels/told");

        assertThat(channel.path("address").textValue()).isEqualTo("it.odd.public.told");
        assertThat(channel.path("description").textValue()).contains("at least 5000 bytes");
        assertThat(channel.at("/bindings/kafka").toString())
                .isEqualTo("{\"topic\":\"it.odd.public.told\",\"partitions\":3,\"replicas\":2,\"topicConfiguration\":"
                        + "{\"cleanup.policy\":[\"delete\"],\"retention.bytes\":5000,\"retention.ms\":-1},"
                        + "\"bindingVersion\":\"0.5.0\"}");
        assertThat(odd.at("/channels/latest/bindings/kafka/topicConfiguration").toString())
                .isEqualTo("{\"cleanup.policy\":[\"compact\"],\"delete.retention.ms\":604800000}");
    }

    @Test
    void operations_areRulesAndRepairs_thatSend() {
        assertThat(odd.path("operations").properties().stream().map(Map.Entry::getKey))
                .containsExactly("odd", "latest", "told", "stuck");
        assertThat(odd.path("operations"))
                .allMatch(each -> each.path("action").textValue().equals("send"));
        assertThat(odd.at("/operations/stuck/description").textValue()).contains("'requested payments are settled'");
    }

    @Test
    void commands_areDescribedOnlyWhereAskedFor() {
        JsonNode all = Documents.asyncApi(OddPublication.PUBLICATION, SubjectStrategy.RECORD, true);

        assertThat(odd.path("channels").has("command.ask")).isFalse();
        assertThat(all.at("/channels/command.ask/address").textValue()).isEqualTo("it.odd.command.ask");
    }

    @ParameterizedTest
    @CsvSource({"RECORD, RecordNameStrategy", "TOPIC, TopicNameStrategy", "TOPIC_RECORD, TopicRecordNameStrategy"})
    void message_saysHowItsSchemaIsFound(SubjectStrategy strategy, String name) {
        JsonNode message = Documents.asyncApi(OddPublication.PUBLICATION, strategy, false)
                .at("/components/messages/PaymentDeclined");

        assertThat(message.at("/bindings/kafka/schemaLookupStrategy").textValue())
                .isEqualTo(name);
        assertThat(message.at("/bindings/kafka/schemaIdLocation").textValue()).isEqualTo("payload");
        assertThat(message.at("/bindings/kafka/key/description").textValue()).isEqualTo("What rule 'told' says.");
        assertThat(message.at("/payload/schema/name").textValue()).isEqualTo("PaymentDeclined");
    }

    @Test
    void message_ofASnapshotThatEnds_tellsOfTombstones() {
        assertThat(odd.at("/components/messages/PaymentCompleted/description").textValue())
                .contains("tombstone");
    }

    @Test
    void summary_isTheFirstSentence() {
        assertThat(new Docs("One thing. Another.").summary()).isEqualTo("One thing.");
        assertThat(new Docs("One\nline, e1.5 of it").summary()).isEqualTo("One\nline, e1.5 of it");
        assertThat(new Docs("").summary()).isEmpty();
    }

    @Test
    void headers_areAllThatTheEnvelopeKnows() {
        assertThat(HeaderField.ALL.stream().map(HeaderField::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Envelope.class.getFields())
                        .map(AsyncApiTest::value)
                        .filter(name -> name.matches("ce_.*|content-type|traceparent"))
                        .toList());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
