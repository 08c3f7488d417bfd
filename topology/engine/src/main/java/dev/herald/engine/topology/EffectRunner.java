package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Effect;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.List;

/** Does what the core wants done. */
final class EffectRunner {

    private final Sender sender;
    private final KeptStore kept;
    private final WaitingLanes waiting;
    private final Accounts accounts;

    EffectRunner(Sender sender, KeptStore kept, WaitingLanes waiting, Accounts accounts) {
        this.sender = sender;
        this.kept = kept;
        this.waiting = waiting;
        this.accounts = accounts;
    }

    void run(List<Effect> effects, AggregateKey key, long sequence, SourceRecord source) {
        for (Effect effect : effects) {
            run(effect, key, sequence, source);
        }
    }

    private void run(Effect effect, AggregateKey key, long sequence, SourceRecord source) {
        if (effect instanceof Effect.Publish publish) {
            sender.publish(publish.event());
        } else if (effect instanceof Effect.Count count) {
            accounts.count(count.rule(), count.outcome());
        } else if (effect instanceof Effect.Take take) {
            accounts.taken(take.rule());
        } else if (effect instanceof Effect.Keep keep) {
            kept.keep(new LaneKey(key, keep.rule()), new KeptEvent(sequence, source, keep.projection()));
        } else if (effect instanceof Effect.Release release) {
            kept.release(new LaneKey(key, release.rule()), sequence);
        } else if (effect instanceof Effect.Await await) {
            waiting.await(new LaneKey(key, await.rule()), await.reason());
        } else if (effect instanceof Effect.Report report) {
            sender.deadLetter(new DeadLetter(
                    source,
                    key.aggregate(),
                    key.id(),
                    sequence,
                    report.rule(),
                    report.failure().stage(),
                    ErrorText.of(report.failure().cause())));
        }
    }
}
