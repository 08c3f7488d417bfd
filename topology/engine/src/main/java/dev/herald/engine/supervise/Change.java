package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;

/** What supervision wants done, in order. */
public sealed interface Change {

    /** Returns the expectation's name. */
    String expectation();

    /** A change of one instance. */
    sealed interface OfInstance extends Change {

        /** Returns the instance's name. */
        InstanceKey key();

        @Override
        default String expectation() {
            return key().expectation();
        }
    }

    /** An instance was opened. */
    record Opened(InstanceKey key, Instance instance) implements OfInstance {}

    /** The event that opened it came again, and its clock started anew. */
    record Restarted(InstanceKey key, Instance before, Instance instance) implements OfInstance {}

    /** An outcome came in time. */
    record Met(InstanceKey key, Instance instance) implements OfInstance {}

    /** No outcome came in time. */
    record Missed(InstanceKey key, Instance before, Instance instance) implements OfInstance {}

    /** An outcome came of an instance that was missed. */
    record MetLate(InstanceKey key, Instance instance, DomainEvent<?> outcome) implements OfInstance {}

    /** A missed instance gives way to a new one. */
    record Superseded(InstanceKey key, Instance instance) implements OfInstance {}

    /** A function of the expectation's failed on the event. */
    record Failed(String expectation, Throwable cause) implements Change {}
}
