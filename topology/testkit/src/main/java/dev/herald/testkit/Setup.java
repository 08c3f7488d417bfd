package dev.herald.testkit;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.trace.Tracing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario runs.
 *
 * @param partitions how many partitions domain topics are said to have, by kind of aggregate; the driver has one
 * @param maxRecordBytes the size that a published record may have with key and headers, in bytes
 * @param start what the wall clock says in the beginning
 * @param compared the topics whose records are compared with what is expected
 * @param tracing where traces go
 */
record Setup(
        Publication publication,
        Map<String, Integer> partitions,
        int maxRecordBytes,
        Instant start,
        List<PublicTopic<?>> compared,
        Tracing tracing) {

    /** Later than what usually happens in scenarios, and the same in each execution. */
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    Setup(Publication publication, Map<String, Integer> partitions, int maxRecordBytes) {
        this(publication, partitions, maxRecordBytes, LATER, publication.publicTopics());
    }

    Setup(
            Publication publication,
            Map<String, Integer> partitions,
            int maxRecordBytes,
            Instant start,
            List<PublicTopic<?>> compared) {
        this(publication, partitions, maxRecordBytes, start, compared, Tracing.OFF);
    }

    Setup traced(Tracing to) {
        return new Setup(publication, partitions, maxRecordBytes, start, compared, to);
    }

    private static final int MAX_OWN_BYTES = 1024 * 1024;

    /** Returns what a topic takes. */
    RecordLimits limits(String topic) {
        boolean isPublic = publication.publicTopics().stream()
                .anyMatch(each -> names().published(each).equals(topic));
        return RecordLimits.ofBytes(isPublic ? maxRecordBytes : MAX_OWN_BYTES);
    }

    /** Returns the gathering of these events; empty where they are a source's. */
    Optional<Gathering<?>> gathering(DomainTopic<?> events) {
        return publication.gatherings().stream()
                .filter(each -> each.events().equals(events))
                .<Gathering<?>>map(each -> each)
                .findFirst();
    }

    /** Returns whether the record keys of a kind of aggregate carry sequences. */
    boolean hasSequences(String aggregate) {
        return publication.domainTopics().stream()
                .noneMatch(topic -> topic.aggregate().equals(aggregate)
                        && topic.dedupWindow().isPresent());
    }

    TopicNames names() {
        return new TopicNames("", publication.context());
    }

    /** Returns the name of the domain topic of a kind of aggregate. */
    String domainTopic(String aggregate) {
        return publication.domainTopics().stream()
                .filter(topic -> topic.aggregate().equals(aggregate))
                .map(names()::domain)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("publication '" + publication.context()
                        + "' reads no domain topic '" + aggregate + "'; it reads "
                        + publication.domainTopics().stream()
                                .map(DomainTopic::aggregate)
                                .toList()));
    }
}
