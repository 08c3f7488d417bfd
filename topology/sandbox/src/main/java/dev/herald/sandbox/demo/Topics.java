package dev.herald.sandbox.demo;

import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of the context that the demo runs.
 *
 * @param references domain topics that lookups are folded from
 * @param sources domain topics that rules run on
 * @param types of public events
 */
record Topics(
        String context,
        List<String> references,
        List<String> sources,
        List<String> published,
        List<String> types,
        String deadLetters,
        String supervision) {

    static Topics of(Publication publication) {
        TopicNames names = new TopicNames("", publication.context());
        return new Topics(
                publication.context(),
                publication.lookups().stream()
                        .map(Lookup::topic)
                        .map(names::domain)
                        .distinct()
                        .toList(),
                publication.sources().stream().map(names::domain).toList(),
                publication.publicTopics().stream()
                        .map(topic -> names.published(topic))
                        .toList(),
                publication.publicTopics().stream()
                        .map(topic -> topic.schema().getName())
                        .toList(),
                names.deadLetters(),
                names.supervision());
    }

    /** All that goes in: references first. */
    List<String> domain() {
        return Stream.concat(references.stream(), sources.stream()).distinct().toList();
    }

    /** All that comes out: what Herald tells of itself last. */
    List<String> outgoing() {
        return Stream.concat(published.stream(), Stream.of(deadLetters, supervision))
                .toList();
    }
}
