package dev.herald.processor.trace;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Evaluation;
import dev.herald.engine.trace.TaskTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one task: <i>receive</i> continues the trace that the event was sent in, <i>rule</i> is its child, and
 * <i>publish</i> the rule's. What was kept and goes on later has no receive span around it: its rule spans continue the
 * event's own trace.
 */
final class TaskSpans implements TaskTrace {

    private static final Span NONE = Span.getInvalid();

    private final Tracer tracer;
    private final Describing describing;
    private final Map<String, Ruled> ruled = new HashMap<>();
    private Span receive = NONE;
    private Span rule = NONE;
    private Span publish = NONE;
    private @Nullable Object inHand;
    private String eventId = "";
    private String ruleName = "";

    /** The last span of a rule, and the id of the event that it was about. */
    private record Ruled(String eventId, Span span) {}

    TaskSpans(Tracer tracer, Describing describing) {
        this.tracer = tracer;
        this.describing = describing;
    }

    @Override
    public void receives(SourceRecord record) {
        receive = tracer.spanBuilder("receive " + record.topic())
                .setParent(Carried.by(record.headers()))
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        if (receive.isRecording()) {
            describing.received(receive, record);
        }
    }

    @Override
    public void read(DomainEvent<?> event) {
        inHand = event.data();
        if (receive.isRecording()) {
            describing.read(receive, event);
        }
    }

    @Override
    public void unreadable(Throwable cause) {
        describing.failed(receive, cause);
    }

    @Override
    public void received() {
        receive.end();
        receive = NONE;
        inHand = null;
    }

    @Override
    public void begins(String name, DomainEvent<?> event) {
        ruleName = name;
        eventId = event.id();
        rule = tracer.spanBuilder("rule " + name).setParent(parent(event)).startSpan();
        if (rule.isRecording()) {
            describing.ruled(rule, name, event);
        }
    }

    /** Numbering an event makes another of it; its data stay the same object. */
    @SuppressWarnings("ReferenceEquality")
    private Context parent(DomainEvent<?> event) {
        return event.data() == inHand ? Context.root().with(receive) : Carried.by(event.traceparent());
    }

    @Override
    public void made(Evaluation evaluation) {
        if (rule.isRecording()) {
            describing.made(rule, evaluation);
        }
        rule.end();
        ruled.put(ruleName, new Ruled(eventId, rule));
    }

    @Override
    public void publishes(String name, IntegrationEvent event) {
        Context carried = Carried.by(event.cause().traceparent());
        Ruled last = ruled.get(name);
        publish = tracer.spanBuilder("publish " + event.channel().topic())
                .setParent(
                        last != null && last.eventId.equals(event.cause().id())
                                ? Context.root().with(last.span)
                                : carried)
                .addLink(Span.fromContext(carried).getSpanContext())
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        if (publish.isRecording()) {
            describing.published(publish, name, event);
        }
    }

    @Override
    public void published() {
        publish.end();
        publish = NONE;
    }
}
