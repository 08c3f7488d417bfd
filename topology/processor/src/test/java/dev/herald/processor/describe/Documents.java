package dev.herald.processor.describe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.OddPublication;
import dev.herald.processor.context.Contexts;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicWishes;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Publications to describe, and their documents. */
final class Documents {

    static final String PREFIX = "it.";

    private Documents() {}

    /** The deployed contexts, and the odd one. */
    static Stream<Publication> publications() {
        return Stream.concat(
                StreamSupport.stream(Contexts.onClassPath().spliterator(), false)
                        .map(PublicationSource::publication),
                Stream.of(OddPublication.PUBLICATION));
    }

    static JsonNode asyncApi(Publication publication, SubjectStrategy strategy, boolean withCommands) {
        TopicPlan plan = TopicPlan.of(publication, new TopicWishes(PREFIX, 3, 2, -1, Map.of()));
        return new AsyncApi(publication, PREFIX, plan.specs(), strategy, withCommands).document("1.2.3");
    }
}
