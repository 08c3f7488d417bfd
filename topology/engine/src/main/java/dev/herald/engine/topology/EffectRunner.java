package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Effect;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.List;

/** Does what the core wants done. */
final class EffectRunner {

    private final Sender sender;
    private final Reporter reporter;
    private final KeptStore kept;
    private final ActiveLanes active;
    private final Accounts accounts;

    EffectRunner(Sender sender, Reporter reporter, KeptStore kept, ActiveLanes active, Accounts accounts) {
        this.sender = sender;
        this.reporter = reporter;
        this.kept = kept;
        this.active = active;
        this.accounts = accounts;
    }

    void run(List<Effect> effects, AggregateKey key, long sequence, SourceRecord source) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Publish publish) {
                sender.publish(publish.rule(), publish.event());
            } else if (effect instanceof Effect.Take take) {
                accounts.taken(take.rule());
            } else if (!run(effect)) {
                runRare(effect, new LaneKey(key, effect.rule()), sequence, source);
            }
        }
    }

    /** Does what needs no event at hand; returns whether it is done. */
    boolean run(Effect effect) {
        if (effect instanceof Effect.Count count) {
            accounts.count(count.rule(), count.outcome());
        } else if (effect instanceof Effect.PublishPending pending) {
            pending.events().forEach(event -> sender.publish(pending.rule(), event));
            accounts.count(pending.rule(), Outcome.PUBLISHED);
        } else if (effect instanceof Effect.Supersede supersede) {
            accounts.count(supersede.rule(), Outcome.SUPERSEDED);
        } else {
            return false;
        }
        return true;
    }

    private void runRare(Effect effect, LaneKey lane, long sequence, SourceRecord source) {
        if (effect instanceof Effect.Gather gather) {
            sender.gather(gather.rule(), gather.id(), source);
        } else if (effect instanceof Effect.Keep keep) {
            kept.keep(lane, new KeptEvent(sequence, source, keep.projection()));
        } else if (effect instanceof Effect.Release) {
            kept.release(lane, sequence);
        } else if (effect instanceof Effect.Await await) {
            active.await(lane, await.reason());
        } else if (effect instanceof Effect.Report report) {
            reporter.parked(
                    lane,
                    sequence,
                    source,
                    report.failure().stage(),
                    report.failure().cause());
        } else if (effect instanceof Effect.Overflow overflow) {
            reporter.refused(lane, sequence, source, Stage.KEEP, new KeptLimitException(lane, overflow.kept()));
        } else if (effect instanceof Effect.Released released) {
            reporter.supervision().released(lane, sequence, released.order(), released.waits());
        } else if (effect instanceof Effect.Discarded discarded) {
            reporter.supervision().discarded(lane, sequence, discarded.order());
        }
    }
}
