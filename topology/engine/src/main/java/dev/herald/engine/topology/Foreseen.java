package dev.herald.engine.topology;

import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.step.Effect;
import dev.herald.engine.step.Evaluation;
import dev.herald.engine.step.Outcome;
import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.EvaluatedOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the core wants done, told instead of done: an entry for each rule that would see the event. */
final class Foreseen {

    private static final int VALUE_LIMIT = 65_536;

    private final PublishedJson values;
    private final int valueLimit;

    /**
     * Creates a teller.
     *
     * @param maxBytes how large a record may be
     */
    Foreseen(PublishedJson values, int maxBytes) {
        this.values = values;
        this.valueLimit = Math.min(VALUE_LIMIT, maxBytes / 8);
    }

    /**
     * Tells the effects of one event.
     *
     * @param after the state with them
     */
    List<EvaluatedEvent> of(long sequence, List<Effect> effects, AggregateState after) {
        Map<String, EvaluatedEvent.Builder> byRule = new LinkedHashMap<>();
        List<EvaluatedEvent> earlier = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.PublishPending pending) {
                earlier.add(published(pending));
            } else if (effect instanceof Effect.Supersede supersede) {
                earlier.add(blank(supersede.sequence(), supersede.rule())
                        .setOutcome(Outcome.SUPERSEDED.name())
                        .build());
            } else {
                tell(effect, after, byRule.computeIfAbsent(effect.rule(), rule -> blank(sequence, rule)));
            }
        }
        byRule.values().removeIf(event -> event.getOutcome().equals(Outcome.HANDLED.name()));
        byRule.values().stream()
                .filter(event -> event.getOutcome().isEmpty())
                .forEach(event -> event.setOutcome(Outcome.PENDING.name()));
        return Stream.concat(earlier.stream(), byRule.values().stream().map(EvaluatedEvent.Builder::build))
                .toList();
    }

    private EvaluatedEvent published(Effect.PublishPending pending) {
        EvaluatedEvent.Builder event = blank(pending.sequence(), pending.rule()).setOutcome(Outcome.PUBLISHED.name());
        pending.events().forEach(each -> event.getPublished().add(output(each)));
        return event.build();
    }

    private static EvaluatedEvent.Builder blank(long sequence, String rule) {
        return EvaluatedEvent.newBuilder()
                .setSequence(sequence)
                .setRule(rule)
                .setOutcome("")
                .setPublished(new ArrayList<>());
    }

    private void tell(Effect effect, AggregateState after, EvaluatedEvent.Builder event) {
        if (effect instanceof Effect.Publish publish) {
            event.getPublished().add(output(publish.event()));
        } else if (effect instanceof Effect.Gather gather) {
            event.setMessage("gathered under '" + gather.id() + "'");
        } else if (effect instanceof Effect.Count count) {
            event.setOutcome(count.outcome().name());
        } else if (effect instanceof Effect.Await await) {
            event.setOutcome(Outcome.WAITING.name());
            event.setMessage(awaited(await.reason()));
        } else if (effect instanceof Effect.Report report) {
            ErrorText error = ErrorText.of(report.failure().cause());
            event.setOutcome(Outcome.PARKED.name());
            event.setStage(report.failure().stage().name());
            event.setException(error.type());
            event.setMessage(error.message());
        } else if (effect instanceof Effect.Keep && event.getOutcome().isEmpty()) {
            boolean waits = after.lane(effect.rule()) instanceof Lane.Waiting;
            event.setOutcome((waits ? Outcome.WAITING : Outcome.PARKED).name());
        }
    }

    private static String awaited(Evaluation.Wait reason) {
        return reason instanceof Evaluation.Missing missing
                ? "required reference '" + missing.id() + "' of lookup '" + missing.lookup() + "' is not there"
                : "the reference data is not complete yet";
    }

    private EvaluatedOutput output(IntegrationEvent event) {
        String value = values.of(event);
        String shown = value.length() <= valueLimit
                ? value
                : value.substring(0, valueLimit) + "… (" + value.length() + " characters)";
        return new EvaluatedOutput(event.channel().topic(), event.key(), event.id(), event.ordinal(), shown);
    }
}
