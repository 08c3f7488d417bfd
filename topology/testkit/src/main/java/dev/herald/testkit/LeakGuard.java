package dev.herald.testkit;

import dev.herald.engine.mark.Marks;
import dev.herald.engine.publication.Disclosure;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.step.Outcome;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds out whether confidential data gets out of a publication: feeds made-up events of every type through its
 * topology, again with other confidential data, and compares every key, header, timestamp and field of public
 * records, commands and supervision events. Whatever differs tells something of the confidential data, as it is or in
 * any disguise.
 *
 * <pre>{@code
 * LeakGuard.of(new Payments()).check();
 * }</pre>
 */
public final class LeakGuard {

    private static final long SEED = 20_260_302;
    private static final int ROUNDS = 4;
    private static final int KEEP_ONE_IN = 8;
    private static final int MAX_RECORD_BYTES = 1024 * 1024;

    private final Publication publication;
    private final Map<Class<?>, Function<Random, ? extends SpecificRecord>> examples;

    private LeakGuard(Publication publication, Map<Class<?>, Function<Random, ? extends SpecificRecord>> examples) {
        this.publication = publication;
        this.examples = examples;
    }

    /** Returns the guard of a context's publication. */
    public static LeakGuard of(PublicationSource source) {
        return of(source.publication());
    }

    /** Returns the guard of a publication. */
    public static LeakGuard of(Publication publication) {
        return new LeakGuard(publication, Map.of());
    }

    /**
     * Makes events of a type with this function, where rules ask for what cannot be made up from the contract: a
     * certain text, or one that can be parsed. Most of what is confidential in them is replaced all the same.
     *
     * @param example makes an event with what it draws from the random numbers
     */
    public <E extends SpecificRecord> LeakGuard drawing(Class<E> type, Function<Random, E> example) {
        Map<Class<?>, Function<Random, ? extends SpecificRecord>> more = new HashMap<>(examples);
        more.put(type, example);
        return new LeakGuard(publication, Map.copyOf(more));
    }

    /**
     * Looks for leaks. A publication whose domain events have nothing that is marked has none.
     *
     * @throws AssertionError with each leak that is not disclosed, naming domain event and field, public topic and
     *     field, and rule; each disclosure that nothing makes use of; and each rule and repair that never published,
     *     so that nothing is known of it
     */
    public void check() {
        if (!hasMarks()) {
            return;
        }
        Set<String> faults = new LinkedHashSet<>();
        Set<Disclosure> unused = new LinkedHashSet<>(publication.disclosures());
        Set<Publisher> unreached = new LinkedHashSet<>(Publisher.all(publication));
        for (int round = 0; round < ROUNDS && faults.isEmpty() && !(unused.isEmpty() && unreached.isEmpty()); round++) {
            round(SEED + round, faults, unused, unreached);
        }
        if (faults.isEmpty()) {
            unused.forEach(each -> faults.add("disclosure of " + each.type().getSimpleName() + "." + each.field()
                    + " in " + each.place() + ": nothing of it was ever told there; expected no disclosure"));
            unreached.forEach(each -> faults.add("'" + each.name() + "' published nothing in " + ROUNDS
                    + " rounds, so it cannot be guarded: say with drawing(...) what its events look like"));
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("publication '" + publication.context() + "' (seed " + SEED + "):\n- "
                    + String.join("\n- ", faults));
        }
    }

    private boolean hasMarks() {
        return publication.domainTopics().stream()
                .flatMap(topic -> topic.types().stream())
                .map(SpecificData.get()::getSchema)
                .anyMatch(contract -> Marks.fields(contract, Marks::any).containsValue(true));
    }

    private void round(long seed, Set<String> faults, Set<Disclosure> unused, Set<Publisher> unreached) {
        GeneratedLog log = new GeneratedLog(publication, examples, seed);
        List<PublicTopic<?>> topics = publication.publicTopics();
        Setup setup = new Setup(publication, Map.of(), MAX_RECORD_BYTES, log.end(), topics);
        LeakCheck check = new LeakCheck(setup, log::seeded, KEEP_ONE_IN);
        Transcript transcript = check.execute();
        faults.addAll(check.undisclosed());
        check.leaks().forEach(leak -> unused.removeAll(leak.allowedBy(publication, setup.names())));
        unreached.removeIf(publisher -> published(transcript, publisher));
    }

    private static boolean published(Transcript transcript, Publisher publisher) {
        if (!publisher.repairs()) {
            return transcript.count(publisher.name(), Outcome.PUBLISHED) > 0;
        }
        String topic = transcript.setup().names().published(publisher.target());
        return transcript.published().stream()
                .filter(output -> output.topic().equals(topic))
                .anyMatch(output -> Origin.of(transcript, output)
                        .filter(origin -> origin.publisher().equals(publisher))
                        .isPresent());
    }
}
