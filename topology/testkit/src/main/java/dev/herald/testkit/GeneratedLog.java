package dev.herald.testkit;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A log of made-up domain events for a publication: many small worlds, in each of which a few aggregates of every
 * source have the same ids, and so do most texts in their events. Some aggregates live through the event types in their
 * order of declaration, others in any order.
 */
final class GeneratedLog {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int TOPICS_OF_ALL_WORLDS = 12;
    private static final int FEWEST_WORLDS = 6;
    private static final int IDS = 3;
    private static final int LONGEST_LIFE = 8;
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> REFERENCE_TEXTS = List.of("r-1", "r-2", "r-3");

    /** In one world of so many, no reference is known. */
    private static final int WITHOUT_REFERENCES = 6;

    /** Long enough for any wait and deadline, in the end: what is due after each is done. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofHours(2),
            Duration.ofDays(2),
            Duration.ofDays(40),
            Duration.ofDays(400));

    private static final int LAST_WAITS = 8;

    private final Publication publication;
    private final Map<Class<?>, Function<Random, ? extends SpecificRecord>> examples;
    private final Random random;
    private final List<DomainRecord> events = new ArrayList<>();
    private final List<Boolean> referencesKnown = new ArrayList<>();

    /**
     * Creates a log.
     *
     * @param examples how events of some types are made, instead of from their contracts alone
     */
    GeneratedLog(
            Publication publication, Map<Class<?>, Function<Random, ? extends SpecificRecord>> examples, long seed) {
        this.publication = publication;
        this.examples = examples;
        this.random = new Random(seed);
        int worlds = Math.max(
                FEWEST_WORLDS, TOPICS_OF_ALL_WORLDS / publication.sources().size());
        IntStream.range(0, worlds).forEach(this::world);
    }

    /** Returns when the last of the events has happened. */
    Instant end() {
        return START.plus(STEP.multipliedBy(events.size()));
    }

    /** Returns the log with what a seeding makes of it, after the references that rules then look up. */
    List<Input> seeded(Seeding seeding) {
        List<Input> seeded = seeding.of(events);
        List<Input> all = new ArrayList<>(seeding.of(references(seeded)));
        all.addAll(seeded);
        IntStream.range(0, WAITS.size() + LAST_WAITS)
                .mapToObj(i -> new Input.TimePasses(WAITS.get(Math.min(i, WAITS.size() - 1))))
                .forEach(all::add);
        return all;
    }

    private void world(int number) {
        List<String> ids = IntStream.rangeClosed(1, IDS)
                .mapToObj(i -> "w" + number + "-" + i)
                .toList();
        List<Life> lives = new ArrayList<>();
        publication.sources().forEach(source -> ids.forEach(id -> lives.add(life(source, id))));
        Drawing drawing = new Drawing(random, ids, START);
        while (!lives.isEmpty()) {
            Life life = lives.get(random.nextInt(lives.size()));
            Class<? extends SpecificRecord> type = life.types.poll();
            if (type == null) {
                lives.remove(life);
            } else {
                events.add(Inputs.event(life.aggregate, life.id, ++life.lived, end(), record(type, drawing, random)));
                referencesKnown.add(number % WITHOUT_REFERENCES != 0);
            }
        }
    }

    /** The types of the events that an aggregate still has before it. */
    private static final class Life {
        private final String aggregate;
        private final String id;
        private final Deque<Class<? extends SpecificRecord>> types;
        private long lived;

        Life(String aggregate, String id, Deque<Class<? extends SpecificRecord>> types) {
            this.aggregate = aggregate;
            this.id = id;
            this.types = types;
        }
    }

    private Life life(DomainTopic<?> source, String id) {
        List<Class<? extends SpecificRecord>> types = List.copyOf(source.types());
        Deque<Class<? extends SpecificRecord>> lived = new ArrayDeque<>();
        if (random.nextBoolean()) {
            types.stream().filter(type -> random.nextInt(LONGEST_LIFE) > 0).forEach(lived::add);
        } else {
            IntStream.rangeClosed(0, random.nextInt(LONGEST_LIFE))
                    .forEach(i -> lived.add(types.get(random.nextInt(types.size()))));
        }
        return new Life(source.aggregate(), id, lived);
    }

    private List<Input> references(List<Input> seeded) {
        List<Input> asking = IntStream.range(0, seeded.size())
                .filter(referencesKnown::get)
                .mapToObj(seeded::get)
                .toList();
        List<Input> references = new ArrayList<>();
        WantedReferences.of(publication, asking)
                .forEach((lookup, ids) -> ids.forEach(id -> reference(lookup.topic(), id, references)));
        return references;
    }

    /** The texts of references are drawn apart from the ids, since an id may be made of what is confidential. */
    private void reference(DomainTopic<?> topic, String id, List<Input> to) {
        Random own = new Random(to.size());
        Drawing drawing = new Drawing(own, REFERENCE_TEXTS, START);
        long sequence = 1;
        for (Class<? extends SpecificRecord> type : topic.types()) {
            to.add(Inputs.event(topic.aggregate(), id, sequence++, START.minus(DAY), record(type, drawing, own)));
        }
    }

    private SpecificRecord record(Class<? extends SpecificRecord> type, Drawing drawing, Random from) {
        Function<Random, ? extends SpecificRecord> example = examples.get(type);
        return example == null
                ? GenericForm.compiled(drawing.record(SpecificData.get().getSchema(type)), type)
                : example.apply(from);
    }
}
