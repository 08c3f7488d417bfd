package dev.herald.processor.trace;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Evaluation;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts attributes on spans: those of OpenTelemetry's conventions for messaging and Kafka, 1.44.0, and our own, which begin
 * with {@code herald}. Ids, places and sizes; never a value, a public record's key or an exception's message.
 *
 * @param context the publication's context
 * @param group the consumer group
 * @param gathering empty for domain topics
 */
record Describing(String context, String group, String gathering) {

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    static final AttributeKey<Boolean> TOMBSTONE = AttributeKey.booleanKey("messaging.kafka.message.tombstone");
    static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");
    static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("messaging.message.conversation_id");
    static final AttributeKey<Long> SIZE = AttributeKey.longKey("messaging.message.body.size");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> CONTEXT = AttributeKey.stringKey("herald.context");
    static final AttributeKey<String> GATHERING = AttributeKey.stringKey("herald.gathering");
    static final AttributeKey<String> AGGREGATE = AttributeKey.stringKey("herald.aggregate");
    static final AttributeKey<String> AGGREGATE_ID = AttributeKey.stringKey("herald.aggregate.id");
    static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("herald.sequence");
    static final AttributeKey<String> RULE = AttributeKey.stringKey("herald.rule");
    static final AttributeKey<String> EVALUATION = AttributeKey.stringKey("herald.evaluation");

    void received(Span span, SourceRecord record) {
        message(span, "receive", "process", record.topic(), record.value());
        span.setAttribute(PARTITION, Integer.toString(record.partition()));
        span.setAttribute(OFFSET, record.offset());
        span.setAttribute(GROUP, group);
        if (!gathering.isEmpty()) {
            span.setAttribute(GATHERING, gathering);
        }
    }

    void read(Span span, DomainEvent<?> event) {
        span.setAttribute(MESSAGE, event.id());
        if (event.correlationId() != null) {
            span.setAttribute(CONVERSATION, event.correlationId());
        }
        place(span, event);
    }

    void ruled(Span span, String rule, DomainEvent<?> event) {
        span.setAttribute(CONTEXT, context);
        span.setAttribute(RULE, rule);
        place(span, event);
    }

    private static void place(Span span, DomainEvent<?> event) {
        span.setAttribute(AGGREGATE, event.aggregate());
        span.setAttribute(AGGREGATE_ID, event.aggregateId());
        if (event.sequence() > 0) {
            span.setAttribute(SEQUENCE, event.sequence());
        }
    }

    void made(Span span, Evaluation evaluation) {
        span.setAttribute(EVALUATION, evaluation.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (evaluation instanceof Evaluation.Failed failed) {
            failed(span, failed.failure().cause());
        }
    }

    void failed(Span span, Throwable cause) {
        span.setAttribute(ERROR, cause.getClass().getName());
        span.setStatus(StatusCode.ERROR);
    }

    void published(Span span, String rule, IntegrationEvent event) {
        message(span, "publish", "send", event.channel().topic(), event.value().bytes());
        span.setAttribute(MESSAGE, event.id());
        span.setAttribute(AGGREGATE_ID, event.cause().aggregateId());
        span.setAttribute(RULE, rule);
    }

    private void message(Span span, String operation, String type, String topic, byte @Nullable [] value) {
        span.setAttribute(SYSTEM, "kafka");
        span.setAttribute(OPERATION, operation);
        span.setAttribute(OPERATION_TYPE, type);
        span.setAttribute(DESTINATION, topic);
        span.setAttribute(CONTEXT, context);
        if (value == null) {
            span.setAttribute(TOMBSTONE, true);
        } else {
            span.setAttribute(SIZE, (long) value.length);
        }
    }
}
