package dev.herald.engine.topology;

import dev.herald.engine.account.CommitLatency;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.receive.Gathered;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.sequence.CatchUp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A section of the topology, with tasks and stores of its own: that of the domain topics, or that of one gathering.
 *
 * @param gathering null for the domain topics
 */
record Section(@Nullable Gathering<?> gathering) {

    static final Section DOMAIN = new Section(null);

    private static final List<String> STORES =
            List.of(StoreNames.AGGREGATES, StoreNames.KEPT, StoreNames.DEADLINES, StoreNames.EXPECTATIONS);
    private static final List<String> OFTEN = List.of(StoreNames.AGGREGATES, StoreNames.EXPECTATIONS);
    private static final List<String> SELDOM = List.of(StoreNames.KEPT, StoreNames.DEADLINES);

    /** Returns how many stores of a deployment write at commits, where one process has all of its tasks. */
    static int storesThatWriteBack(Deployment deployment) {
        int sections = 1 + deployment.publication().gatherings().size();
        int tasks = deployment.partitions().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        return OFTEN.size() * sections * tasks;
    }

    boolean isDomain() {
        return gathering == null;
    }

    /** Returns the gathering's name; nothing for the domain topics. */
    String name() {
        return gathering == null ? "" : gathering.name();
    }

    /** Returns a store's name. */
    String store(String kind) {
        return gathering == null ? kind : StoreNames.of(gathering, kind);
    }

    /** Returns the names of the stores that many events change: they write at commits. */
    List<String> touchedOften() {
        return OFTEN.stream().map(this::store).toList();
    }

    /** Returns the names of the stores that most events leave alone. */
    List<String> touchedSeldom() {
        return SELDOM.stream().map(this::store).toList();
    }

    /** Returns the names of all stores that its tasks change, each with a changelog. */
    List<String> changed() {
        Stream<String> own = STORES.stream().map(this::store);
        return (isDomain() ? Stream.concat(own, Stream.of(StoreNames.REFERENCE_FAULTS)) : own).toList();
    }

    /** Returns what stands for domain topics: their events have a projection, rules and expectations. */
    List<DomainTopic<?>> topics(Publication publication) {
        return gathering == null ? publication.sources() : List.of(gathering.events());
    }

    CatchUp catchUp(CatchUp domain) {
        return gathering == null ? domain : domain.ofGathering(gathering.name());
    }

    /** Returns the record as it was read first: from a domain topic or the control topic. */
    SourceRecord read(Record<byte[], byte[]> record, RecordMetadata metadata) {
        if (gathering != null) {
            String place = metadata.topic() + "-" + metadata.partition() + "@" + metadata.offset();
            return Gathered.original(place, record.timestamp(), record.value(), record.headers());
        }
        return new SourceRecord(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** Returns whether any rule here has windows. */
    boolean throttled(Publication publication) {
        return publication.rules().values().stream()
                .anyMatch(rule -> rule.throttle() != null && topics(publication).contains(rule.source()));
    }

    /** Notes the time of an event that is worked on: what is gathered was measured where it was read first. */
    void measure(CommitLatency latency, Instant time) {
        if (isDomain()) {
            latency.read(time.toEpochMilli());
        }
    }
}
