package dev.herald.engine.topology;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.store.LaneKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a task needs for each of its section's topics. */
final class Sources {

    private final Map<String, SourceParts> byTopic = new HashMap<>();
    private final Map<String, SourceParts> byAggregate = new HashMap<>();
    private final Section section;

    Sources(TaskParts parts, Section section) {
        this.section = section;
        List<DomainTopic<?>> topics = section.topics(parts.deployment().publication());
        topics.forEach(topic -> {
            SourceParts made = section.isDomain() ? parts.source(topic) : parts.gathered(topic);
            byTopic.put(parts.deployment().names().domain(topic), made);
            byAggregate.put(topic.aggregate(), made);
        });
    }

    /** Returns what each kind of aggregate needs. */
    Map<String, SourceParts> byAggregate() {
        return byAggregate;
    }

    SourceParts of(SourceRecord read) {
        // What is gathered comes from any domain topic.
        SourceParts source = section.gathering() == null
                ? byTopic.get(read.topic())
                : byAggregate.get(section.gathering().name());
        if (source == null) {
            throw new IllegalStateException("a record of " + read.topic() + ", which is not a source");
        }
        return source;
    }

    SourceParts of(LaneKey lane) {
        SourceParts source = byAggregate.get(lane.aggregate().aggregate());
        if (source == null) {
            throw new IllegalStateException(lane + ": the publication has no such domain topic any more");
        }
        return source;
    }
}
