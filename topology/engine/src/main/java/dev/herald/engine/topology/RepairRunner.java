package dev.herald.engine.topology;

import dev.herald.engine.account.ExpectationAccounts;
import dev.herald.engine.account.ExpectationAccounts.Turn;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.receive.Received;
import dev.herald.engine.store.ExpectationStore;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.Repairs;
import java.util.Map;
import java.util.Objects;

/** Publishes what an expectation's repairs give. One that fails is a dead letter, and counts as tried. */
final class RepairRunner {

    private final Map<String, Repairs> byExpectation;
    private final ExpectationStore store;
    private final Entries entries;
    private final Map<String, SourceParts> sources;
    private final Sender sender;
    private final Reporter reporter;
    private final ExpectationAccounts accounts;

    RepairRunner(
            TaskParts parts,
            ExpectationStore store,
            Entries entries,
            Map<String, SourceParts> sources,
            Sender sender,
            Reporter reporter) {
        this.byExpectation = parts.repairs();
        this.store = store;
        this.entries = entries;
        this.sources = sources;
        this.sender = sender;
        this.reporter = reporter;
        this.accounts = parts.deployment().accounts().expectations();
    }

    /** Returns whether an instance is repaired when it is missed. */
    boolean concern(Owner owner) {
        return byExpectation.containsKey(owner.key().expectation());
    }

    /** Runs the next repair of a missed instance, and notes when to run the one after it. */
    void repair(Owner owner, Instance missed, long now) {
        Repairs repairs = byExpectation.get(owner.key().expectation());
        Repair next = repairs == null ? null : repairs.next(missed);
        if (repairs == null || next == null) {
            store.save(owner, missed, missed.withoutRepair());
            return;
        }
        run(owner, missed, repairs, next, now);
        store.save(owner, missed, repairs.after(missed, now));
    }

    private void run(Owner owner, Instance missed, Repairs repairs, Repair repair, long now) {
        SourceParts source =
                Objects.requireNonNull(sources.get(owner.aggregate().aggregate()));
        KeptEvent opening = store.source(owner);
        DomainEvent<?> event = event(owner, source, opening);
        Record state = entries.load(source, owner.aggregate()).projection();
        long ordinal = store.ordinal(owner.aggregate(), repair.name());
        Repairs.Case of = new Repairs.Case(owner.key(), missed, event, state);
        Repairs.Made made = repairs.make(repair, of, ordinal, now);
        if (made instanceof Repairs.Published published) {
            sender.publish(repair.name(), published.event());
            store.ordinal(owner.aggregate(), repair.name(), ordinal + 1);
            accounts.count(owner.key().expectation(), Turn.REPAIRED);
        } else if (made instanceof Repairs.Failed failed) {
            accounts.count(owner.key().expectation(), Turn.FAILED);
            LaneKey place = new LaneKey(owner.aggregate(), repair.name());
            reporter.refused(place, event.sequence(), opening.source(), failed.stage(), failed.cause());
        }
    }

    private static DomainEvent<?> event(Owner owner, SourceParts source, KeptEvent opening) {
        if (source.read(opening) instanceof Received.Fact fact) {
            return fact.event();
        }
        throw new IllegalStateException(owner + ": the event that opened it cannot be read now");
    }
}
