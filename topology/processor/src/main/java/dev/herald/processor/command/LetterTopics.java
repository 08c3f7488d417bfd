package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.deadletter.Letter;
import dev.herald.processor.deadletter.ParkedLanes;
import dev.herald.processor.deadletter.SupervisionEvents;
import dev.herald.processor.event.TopicTail;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicAdmin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topics of a context by which troubles are told of and repaired. */
final class LetterTopics {

    private final HeraldCommand herald;
    private final Clients clients;
    private final TopicNames names;
    private final Map<String, Integer> found;

    private LetterTopics(HeraldCommand herald, Clients clients, TopicNames names, Map<String, Integer> found) {
        this.herald = herald;
        this.clients = clients;
        this.names = names;
        this.found = found;
    }

    static LetterTopics of(HeraldCommand herald, Publication publication) {
        TopicNames names = new TopicNames(herald.settings().get(TopicSettings.TOPIC_PREFIX), publication.context());
        List<String> needed = List.of(names.deadLetters(), names.supervision(), names.control());
        Clients clients = new Clients(herald.settings());
        try (Admin admin = clients.admin()) {
            Map<String, Integer> found = new TopicAdmin(admin).partitions(needed);
            Set<String> missing = new TreeSet<>(needed);
            missing.removeAll(found.keySet());
            if (!missing.isEmpty()) {
                throw new EndedException(
                        ExitCode.DIFFERENCES,
                        "topics are missing at " + clients.address() + ": " + String.join(", ", missing)
                                + "; `herald topics apply` makes them");
            }
            return new LetterTopics(herald, clients, names, found);
        }
    }

    Clients clients() {
        return clients;
    }

    TopicNames names() {
        return names;
    }

    int partitions(String topic) {
        return Objects.requireNonNull(found.get(topic), topic);
    }

    /** Reads the supervision topic to its end. */
    ParkedLanes parked(SupervisionEvents events) {
        ParkedLanes lanes = new ParkedLanes();
        readToEnd(names.supervision(), record -> events.read(record)
                .ifPresent(event -> lanes.apply(event, Instant.ofEpochMilli(record.timestamp()))));
        return lanes;
    }

    /** Reads the dead letters to their end. */
    void letters(Consumer<Letter> to) {
        readToEnd(names.deadLetters(), record -> to.accept(new Letter(record)));
    }

    private void readToEnd(String topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        try (var consumer = clients.consumer()) {
            TopicTail tail = new TopicTail(consumer, topic, partitions(topic), true);
            Progress progress = new Progress(herald.surroundings(), topic + ": read", tail.ahead());
            tail.readToEnd(herald.settings().get(HeraldSettings.CONNECT_TIMEOUT), record -> {
                to.accept(record);
                progress.one();
            });
        }
    }
}
