package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;

/** Is told of each rule's work on an event. Nothing that it does changes what comes of the event. */
public interface RuleWatch {

    /** Looks at nothing. */
    RuleWatch NONE = new RuleWatch() {
        @Override
        public void begins(String rule, DomainEvent<?> event) {}

        @Override
        public void made(Evaluation made) {}
    };

    /** A rule, or the way to a gathering, begins to work on an event. */
    void begins(String rule, DomainEvent<?> event);

    /** It has ended. */
    void made(Evaluation made);
}
