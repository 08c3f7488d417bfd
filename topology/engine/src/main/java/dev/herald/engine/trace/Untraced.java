package dev.herald.engine.trace;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Evaluation;

/** Traces nothing, and costs nothing. */
final class Untraced implements Tracing, TaskTrace {

    @Override
    public TaskTrace task(String context, String group, String gathering) {
        return this;
    }

    @Override
    public void receives(SourceRecord record) {}

    @Override
    public void read(DomainEvent<?> event) {}

    @Override
    public void unreadable(Throwable cause) {}

    @Override
    public void received() {}

    @Override
    public void begins(String rule, DomainEvent<?> event) {}

    @Override
    public void made(Evaluation made) {}

    @Override
    public void publishes(String rule, IntegrationEvent event) {}

    @Override
    public void published() {}
}
