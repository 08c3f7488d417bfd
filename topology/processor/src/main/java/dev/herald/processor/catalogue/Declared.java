package dev.herald.processor.catalogue;

import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.describe.Publisher;
import dev.herald.processor.topic.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/**
 * What a page is made of.
 *
 * @param publication what the context declares
 * @param names its topics' names
 * @param topics its topics as they should be
 */
public record Declared(Publication publication, TopicNames names, List<TopicSpec> topics) {

    /** Returns the contracts that others may rely on, each with what publishes it, in order of declaration. */
    Map<Schema, List<Publisher>> events() {
        return published(style -> style != Style.COMMAND);
    }

    /** Returns the contracts of the commands to the context's own parts, each with what publishes it. */
    Map<Schema, List<Publisher>> commands() {
        return published(style -> style == Style.COMMAND);
    }

    private Map<Schema, List<Publisher>> published(Predicate<Style> wanted) {
        Map<Schema, List<Publisher>> found = new LinkedHashMap<>();
        Publisher.of(publication).stream()
                .filter(each -> wanted.test(each.target().style()))
                .forEach(each -> found.computeIfAbsent(each.target().schema(), schema -> new ArrayList<>())
                        .add(each));
        return found;
    }

    /** Returns how a topic should be. */
    TopicSpec spec(PublicTopic<?> topic) {
        String name = names.published(topic);
        return topics.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not planned"));
    }
}
