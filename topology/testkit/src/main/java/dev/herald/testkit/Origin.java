package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publication.Gathering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Where a public record comes from, found by its id alone: the rule, the domain event, and the place among what the rule
 * published for it.
 */
record Origin(Publisher publisher, Cause cause, int index) {

    String rule() {
        return publisher.name();
    }

    /** Returns the origins of the public records; a record whose id is not one of Herald's has none. */
    static Map<OutputRecord, Origin> of(Transcript transcript) {
        List<Cause> causes = Causes.of(transcript);
        Map<OutputRecord, Origin> origins = new LinkedHashMap<>();
        List<OutputRecord> published = transcript.published();
        for (OutputRecord output : published) {
            find(transcript.setup(), output, causes, published.size()).ifPresent(found -> origins.put(output, found));
        }
        return origins;
    }

    /** Returns the origin of one of the records that came out; empty where its id is not one of Herald's. */
    static Optional<Origin> of(Transcript transcript, OutputRecord output) {
        int most = transcript.published().size();
        return find(transcript.setup(), output, Causes.of(transcript), most);
    }

    String lane() {
        return "rule '" + rule() + "' of " + cause.aggregate() + "/" + cause.aggregateId();
    }

    private static Optional<Origin> find(Setup setup, OutputRecord output, List<Cause> causes, int most) {
        EventIdentity identity = new EventIdentity();
        String context = setup.publication().context();
        for (Publisher rule : Publisher.all(setup.publication())) {
            List<Cause> candidates = candidates(setup, output, rule, causes);
            for (int index = 0; index < most + rule.gaps(); index++) {
                for (Cause cause : candidates) {
                    String id = identity.of(context, rule.name(), cause.aggregateId(), cause.sequence(), index)
                            .toString();
                    if (id.equals(output.header(Envelope.ID))) {
                        return Optional.of(new Origin(rule, cause, index));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Cause> candidates(Setup setup, OutputRecord output, Publisher rule, List<Cause> causes) {
        if (!setup.names().published(rule.target()).equals(output.topic())) {
            return List.of();
        }
        List<Cause> named = causes.stream()
                .filter(cause -> cause.eventId().equals(output.header(Envelope.CAUSATION_ID)))
                .distinct()
                .toList();
        return setup.gathering(rule.source())
                .map(gathering -> gathered(gathering, output, named, causes.size()))
                .orElseGet(() -> named.stream()
                        .filter(cause -> rule.source().aggregate().equals(cause.aggregate())
                                && cause.aggregateId().equals(output.header(Envelope.SUBJECT)))
                        .toList());
    }

    /** An event is gathered under any id and at any place: what comes of it must name one such place. */
    private static List<Cause> gathered(Gathering<?> gathering, OutputRecord output, List<Cause> named, int most) {
        String id = String.valueOf(output.header(Envelope.SUBJECT));
        return named.stream()
                .filter(cause -> gathering.members().values().stream()
                        .anyMatch(member -> member.source().aggregate().equals(cause.aggregate())))
                .flatMap(cause -> LongStream.rangeClosed(1, most)
                        .mapToObj(sequence -> cause.gathered(gathering.name(), id, sequence)))
                .toList();
    }
}
