package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    String lane() {
        return "rule '" + rule() + "' of " + cause.aggregate() + "/" + cause.aggregateId();
    }

    private static Optional<Origin> find(Setup setup, OutputRecord output, List<Cause> causes, int most) {
        EventIdentity identity = new EventIdentity();
        for (Publisher rule : Publisher.all(setup.publication())) {
            for (Cause cause : causes) {
                for (int index = 0; index < most + rule.gaps() && fits(setup, output, rule, cause); index++) {
                    String id = identity.of(
                                    setup.publication().context(),
                                    rule.name(),
                                    cause.aggregateId(),
                                    cause.sequence(),
                                    index)
                            .toString();
                    if (id.equals(output.header(Envelope.ID))) {
                        return Optional.of(new Origin(rule, cause, index));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Setup setup, OutputRecord output, Publisher rule, Cause cause) {
        return setup.names().published(rule.target()).equals(output.topic())
                && rule.source().aggregate().equals(cause.aggregate())
                && cause.eventId().equals(output.header(Envelope.CAUSATION_ID))
                && cause.aggregateId().equals(output.header(Envelope.SUBJECT));
    }
}
