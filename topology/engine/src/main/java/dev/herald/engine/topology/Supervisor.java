package dev.herald.engine.topology;

import dev.herald.engine.account.ExpectationAccounts;
import dev.herald.engine.account.ExpectationAccounts.Turn;
import dev.herald.engine.account.OpenTally;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Throttle;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.sequence.Silence;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.ExpectationStore;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Change;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.StreamClock;
import dev.herald.engine.supervise.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens, meets and misses the expectations of one partition's aggregates, and ends windows, in the task's transaction:
 * whatever is judged by Herald's stream time.
 */
final class Supervisor {

    /** How many are looked at between two records, at the most. */
    private static final int AT_ONCE = 200;

    /** How far the stored stream time may stay behind. */
    private static final long CLOCK_STEP = 1_000;

    private final Map<String, Expectation> expectations;
    private final Map<String, Watch> watches = new HashMap<>();
    private final ExpectationStore store;
    private final ExpectationAccounts accounts;
    private final OpenTally open;
    private final StreamClock clock;
    private final CatchUp catchUp;
    private final ProcessorContext<byte[], Outbound> context;
    private final ExpectationNews news;
    private final RepairRunner repairs;
    private final Reporter reporter;
    private final WindowEnds windowEnds;
    private final boolean keepsTime;
    private final int partition;
    private boolean caughtUp;
    private long stored;

    Supervisor(
            TaskParts parts,
            Section section,
            ProcessorContext<byte[], Outbound> context,
            Entries entries,
            Map<String, SourceParts> sources,
            Sender sender,
            Reporter reporter,
            WindowEnds windowEnds) {
        Publication publication = parts.deployment().publication();
        this.expectations = publication.expectations();
        section.topics(publication).forEach(source -> watch(publication, source));
        this.context = context;
        this.partition = context.taskId().partition();
        this.accounts = parts.deployment().accounts().expectations();
        this.open = new OpenTally(accounts);
        this.store = new ExpectationStore(
                context.getStateStore(section.store(StoreNames.EXPECTATIONS)),
                parts.byAggregate(parts::keptCodec),
                open);
        store.countOpen();
        this.stored = store.clock(partition);
        this.clock = new StreamClock(stored, settle(publication).toMillis(), context.currentSystemTimeMs());
        this.catchUp = section.catchUp(parts.deployment().catchUp());
        this.news = new ExpectationNews(sender);
        this.repairs = new RepairRunner(parts, store, entries, sources, sender, reporter);
        this.reporter = reporter;
        this.windowEnds = windowEnds;
        this.keepsTime = !watches.isEmpty() || windowEnds.any();
    }

    private void watch(Publication publication, DomainTopic<?> source) {
        List<Expectation> own = expectations.values().stream()
                .filter(each -> each.source().equals(source))
                .toList();
        if (!own.isEmpty()) {
            watches.put(source.aggregate(), new Watch(own, publication.bounds().holdFor()));
        }
    }

    /** Returns the longest time that any event may be late. */
    private static Duration settle(Publication publication) {
        return Stream.concat(
                        Stream.of(publication.bounds().holdFor()),
                        Stream.concat(
                                publication.expectations().values().stream()
                                        .map(Expectation::lateness)
                                        .flatMap(Stream::ofNullable),
                                publication.rules().values().stream()
                                        .map(Rule::throttle)
                                        .flatMap(Stream::ofNullable)
                                        .map(Throttle::lateness)
                                        .flatMap(Stream::ofNullable)))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** Notes the time of an event that was read. */
    void seen(Instant time) {
        if (keepsTime) {
            clock.seen(time.toEpochMilli(), context.currentSystemTimeMs());
        }
    }

    /** Lets an event that has passed open and close expectations of its aggregate. */
    void passed(AggregateKey aggregate, DomainEvent<?> event, Record state, SourceRecord source) {
        Watch watch = watches.get(aggregate.aggregate());
        if (watch != null) {
            for (Change change : watch.on(event, state, store.of(aggregate))) {
                apply(aggregate, event, source, change);
            }
        }
    }

    private void apply(AggregateKey aggregate, DomainEvent<?> event, SourceRecord source, Change change) {
        if (change instanceof Change.Failed failed) {
            accounts.count(failed.expectation(), Turn.FAILED);
            LaneKey place = new LaneKey(aggregate, failed.expectation());
            reporter.refused(place, event.sequence(), source, Stage.SUPERVISE, failed.cause());
        } else if (change instanceof Change.OfInstance of) {
            apply(new Owner(aggregate, of.key()), event, source, of);
        }
    }

    private void apply(Owner owner, DomainEvent<?> event, SourceRecord source, Change.OfInstance change) {
        if (change instanceof Change.Opened opened) {
            open(owner, null, opened.instance(), source);
        } else if (change instanceof Change.Restarted again) {
            count(owner, Turn.RESTARTED);
            open(owner, again.before(), again.instance(), source);
        } else if (change instanceof Change.Met met) {
            count(owner, Turn.MET);
            remove(owner, met.instance());
        } else if (change instanceof Change.Missed missed) {
            miss(owner, missed);
        } else if (change instanceof Change.MetLate late) {
            count(owner, Turn.MET_LATE);
            news.metLate(owner, late.instance(), event);
            remove(owner, late.instance());
        } else if (change instanceof Change.Superseded superseded) {
            remove(owner, superseded.instance());
        }
    }

    private void open(Owner owner, @Nullable Instance before, Instance opened, SourceRecord source) {
        count(owner, Turn.OPENED);
        store.save(owner, before, opened);
        if (repairs.concern(owner)) {
            store.keepSource(owner, new KeptEvent(opened.opening().sequence(), source, null));
        }
    }

    private void remove(Owner owner, Instance instance) {
        store.remove(owner, instance);
        if (repairs.concern(owner)) {
            store.forgetSource(owner);
        }
    }

    private void miss(Owner owner, Change.Missed missed) {
        count(owner, Turn.MISSED);
        store.save(owner, missed.before(), missed.instance());
        news.missed(owner, missed.instance());
    }

    private void count(Owner owner, Turn turn) {
        accounts.count(owner.key().expectation(), turn);
    }

    /**
     * Ends the windows that are over, declares what is missed by now, and repairs what is to be repaired.
     *
     * @param now the wall clock, in milliseconds
     */
    void tick(long now) {
        if (!keepsTime) {
            return;
        }
        storeClock();
        Silence silence = catchUp.silence(partition, now);
        caughtUp |= silence != null || catchUp.isCaughtUp(partition);
        if (caughtUp) {
            long reached = clock.reached(now, silence);
            windowEnds.tick(reached);
            store.due(reached, AT_ONCE).forEach(owner -> due(owner, now));
            store.toRepair(now, AT_ONCE).forEach(owner -> repairs.repair(owner, instance(owner), now));
        }
    }

    private void due(Owner owner, long now) {
        Instance instance = instance(owner);
        if (!expectations.containsKey(owner.key().expectation())) {
            count(owner, Turn.WITHDRAWN);
            store.remove(owner, instance);
            store.forgetSource(owner);
            return;
        }
        Change.Missed missed = Watch.due(owner.key(), instance);
        miss(owner, missed);
        if (repairs.concern(owner)) {
            repairs.repair(owner, missed.instance(), now);
        }
    }

    private Instance instance(Owner owner) {
        return Objects.requireNonNull(store.find(owner), () -> owner + ": in the order of times, but not there");
    }

    /** Takes what is open off the accounts: another task has it from now on. */
    void close() {
        open.close();
    }

    private void storeClock() {
        if (clock.time() - CLOCK_STEP >= stored) {
            stored = clock.time();
            store.clock(partition, stored);
        }
    }
}
