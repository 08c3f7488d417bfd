package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.publication.Gathering;
import java.nio.charset.StandardCharsets;

/** Sends events to a gathering: finds the id of each. */
final class CompiledGathering implements LaneWork {

    private static final Evaluation LEFT_OUT = new Evaluation.Filtered();

    private final String name;
    private final Effect take;
    private final Gathering.Member member;

    CompiledGathering(String name, Gathering.Member member) {
        this.name = name;
        this.take = new Effect.Take(name);
        this.member = member;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Effect take() {
        return take;
    }

    @Override
    public Evaluation evaluate(DomainEvent<?> event, Record state, long ordinal, Step.Surroundings surroundings) {
        try {
            String id = member.id().apply(event, state);
            return id == null ? LEFT_OUT : gathered(event, id);
        } catch (RuntimeException | StackOverflowError e) {
            return new Evaluation.Failed(new Failure(Stage.GATHER, e));
        }
    }

    private Evaluation gathered(DomainEvent<?> event, String id) {
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > EventKey.MAX_ID_BYTES) {
            throw new IllegalArgumentException(event.place() + ": an id of " + bytes + " bytes in gathering '" + name
                    + "'; expected 1 to " + EventKey.MAX_ID_BYTES);
        }
        return new Evaluation.Gathered(id);
    }
}
