package dev.herald.processor.trace;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Stage;
import dev.herald.engine.trace.TaskTrace;
import dev.herald.engine.trace.Tracing;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.integration.Payer;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Scenario;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskSpansTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");

    private record Seen(int events) {}

    private static final DomainTopic<Seen> PARTY = domainTopic("party", new Seen(0))
            .on(PartyRegistered.class, (seen, event) -> new Seen(seen.events() + 1))
            .on(PartyRenamed.class, (seen, event) -> new Seen(seen.events() + 1));

    private static final PublicTopic<Payer> NAMED = summary("named", Payer.class);

    private static final Publication PUBLICATION = Publication.of("parties")
            .from(PARTY)
            .rule(rule("named")
                    .on(PARTY, PartyRegistered.class)
                    .publish(
                            NAMED,
                            (event, seen) -> new Payer("unit-1", event.data().getName())))
            .rule(rule("fails").on(PARTY, PartyRenamed.class).publish(NAMED, (event, seen) -> {
                throw new IllegalStateException("cannot take " + event.data().getName());
            }))
            .build();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces = Export.by(spans, 1, "test");

    @AfterEach
    void stop() {
        traces.stop(Duration.ofSeconds(10));
    }

    private static DomainRecord registered(long sequence) {
        return event("party", "unit-1", sequence, DAY, new PartyRegistered("Estates"));
    }

    private static DomainRecord carrying(DomainRecord record, String flags) {
        return record.traceparent("00-" + TRACE_ID + "-" + PARENT + "-" + flags);
    }

    private Scenario traced(Traces by) {
        return Scenario.of(PUBLICATION).tracedBy(by.tracing());
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("two spans " + name);
                })
                .orElseThrow(() -> new AssertionError(name + " is not among " + spans.getFinishedSpanItems()));
    }

    /** Stopping sends what waits; an in-memory exporter forgets everything when it is stopped. */
    private void flush(Traces by) {
        assertThat(((Export) by).flush(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void event_givesReceiveRuleAndPublishEachChildOfTheOneBefore() {
        // when: the scenario's second execution, which is not traced, must give the same bytes
        traced(traces)
                .when(carrying(registered(1), "01").correlationId("run-5"))
                .then(published(NAMED, new Payer("unit-1", "Estates")).header("traceparent", traceparent("01")));
        flush(traces);

        SpanData receive = span("receive parties.domain.party");
        SpanData rule = span("rule named");
        SpanData publish = span("publish parties.public.named");
        assertThat(receive.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(receive.getParentSpanId()).isEqualTo(PARENT);
        assertThat(rule.getParentSpanId()).isEqualTo(receive.getSpanId());
        assertThat(publish.getParentSpanId()).isEqualTo(rule.getSpanId());
        assertThat(publish.getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(PARENT));
        assertThat(spans.getFinishedSpanItems()).hasSize(3);
    }

    private static String traceparent(String flags) {
        return "00-" + TRACE_ID + "-" + PARENT + "-" + flags;
    }

    @Test
    void spans_followTheConventionsOfMessaging() {
        traced(traces)
                .when(registered(1).correlationId("run-5"))
                .then(published(NAMED, new Payer("unit-1", "Estates")));
        flush(traces);

        SpanData receive = span("receive parties.domain.party");
        SpanData publish = span("publish parties.public.named");
        assertThat(receive.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(publish.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(receive.getAttributes().asMap())
                .containsEntry(Describing.SYSTEM, "kafka")
                .containsEntry(Describing.OPERATION, "receive")
                .containsEntry(Describing.OPERATION_TYPE, "process")
                .containsEntry(Describing.DESTINATION, "parties.domain.party")
                .containsEntry(Describing.PARTITION, "0")
                .containsEntry(Describing.OFFSET, 0L)
                .containsEntry(Describing.CONVERSATION, "run-5")
                .containsEntry(Describing.CONTEXT, "parties")
                .containsEntry(Describing.AGGREGATE_ID, "unit-1")
                .containsEntry(Describing.SEQUENCE, 1L)
                .containsKey(Describing.GROUP);
        assertThat(span("rule named").getAttributes().asMap())
                .containsEntry(Describing.RULE, "named")
                .containsEntry(Describing.EVALUATION, "published");
        assertThat(publish.getAttributes().asMap())
                .containsEntry(Describing.OPERATION, "publish")
                .containsEntry(Describing.OPERATION_TYPE, "send")
                .containsEntry(Describing.DESTINATION, "parties.public.named");
    }

    @Test
    void failingRule_isAnErrorByTypeAndSaysNothingOfTheEvent() {
        DomainRecord renamed = event("party", "unit-1", 1, DAY, new PartyRenamed("MARKED"));

        traced(traces).when(renamed).then(deadLetter(renamed, Stage.MAP).rule("fails"));
        flush(traces);

        SpanData rule = span("rule fails");
        assertThat(rule.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(rule.getAttributes().get(Describing.ERROR)).isEqualTo(IllegalStateException.class.getName());
        assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("MARKED");
    }

    @Test
    void heldEvent_continuesItsOwnTraceAndNotThatOfTheEventThatFillsTheGap() {
        traced(traces)
                .when(carrying(registered(2), "01"), registered(1))
                .then(
                        published(NAMED, new Payer("unit-1", "Estates")),
                        published(NAMED, new Payer("unit-1", "Estates")));
        flush(traces);

        assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getName().equals("rule named")
                        && span.getAttributes().get(Describing.SEQUENCE) == 2L)
                .singleElement()
                .satisfies(span -> assertThat(span.getParentSpanId()).isEqualTo(PARENT));
    }

    @Test
    void ratio_decidesOnlyWhereTheEventDoesNot() {
        InMemorySpanExporter few = InMemorySpanExporter.create();
        Traces none = Export.by(few, 0, "test");

        traced(none)
                .when(registered(1), carrying(registered(2), "00"), carrying(registered(3), "01"))
                .then(
                        published(NAMED, new Payer("unit-1", "Estates")),
                        published(NAMED, new Payer("unit-1", "Estates")),
                        published(NAMED, new Payer("unit-1", "Estates")));
        flush(none);

        assertThat(few.getFinishedSpanItems()).hasSize(3).allSatisfy(span -> assertThat(span.getTraceId())
                .isEqualTo(TRACE_ID));
        none.stop(Duration.ofSeconds(10));
    }

    @Test
    void off_isOneObjectForAllTasks() {
        TaskTrace task = Tracing.OFF.task("parties", "group", "");

        assertThat(task).isSameAs(Tracing.OFF);
        assertThat(Tracing.OFF.task("others", "group", "")).isSameAs(task);
    }
}
