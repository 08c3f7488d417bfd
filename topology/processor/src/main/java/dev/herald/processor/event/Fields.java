package dev.herald.processor.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes fields from a JSON object and remembers the first fault; after a fault, values are placeholders. */
final class Fields {

    /** W3C Trace Context, version 00 and later. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private static final long MAX_SEQUENCE = 999_999_999_999_999_999L;
    private static final int SHOWN = 60;

    private final ObjectNode object;
    private final Set<String> known = new LinkedHashSet<>();
    private @Nullable Fault fault;

    /** A field and what is wrong with it. */
    record Fault(String field, String reason) {}

    Fields(ObjectNode object) {
        this.object = object;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    String text(String field) {
        JsonNode node = take(
                field, "text", given -> given.isTextual() && !given.textValue().isEmpty());
        return node == null ? "" : node.textValue();
    }

    @Nullable String optionalText(String field) {
        known.add(field);
        return object.hasNonNull(field) ? text(field) : null;
    }

    @Nullable String traceparent(String field) {
        String text = optionalText(field);
        if (text != null && !TRACEPARENT.matcher(text).matches()) {
            refuse(field, "expected a W3C traceparent, found " + shown(object.path(field)));
        }
        return text;
    }

    /** Returns 0 where there is none. */
    long optionalSequence(String field) {
        known.add(field);
        return object.hasNonNull(field) ? sequence(field) : 0;
    }

    private long sequence(String field) {
        JsonNode node = take(
                field,
                "a whole number from 1 to " + MAX_SEQUENCE,
                given -> given.isIntegralNumber()
                        && given.canConvertToLong()
                        && given.longValue() >= 1
                        && given.longValue() <= MAX_SEQUENCE);
        return node == null ? 1 : node.longValue();
    }

    Instant instant(String field) {
        String range = "a time from 1970 on, such as 2017-01-09T08:17:18.000Z";
        JsonNode node = take(field, range, given -> instant(given).isPresent());
        return node == null ? Instant.EPOCH : instant(node).orElse(Instant.EPOCH);
    }

    ObjectNode object(String field) {
        JsonNode node = take(field, "a JSON object", JsonNode::isObject);
        return node instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
    }

    void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(name, "is unknown; expected " + String.join(", ", known));
            }
        });
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }

    private @Nullable JsonNode take(String field, String range, Predicate<JsonNode> accepted) {
        known.add(field);
        JsonNode node = object.get(field);
        if (node == null) {
            refuse(field, "is missing; expected " + range);
        } else if (!accepted.test(node)) {
            refuse(field, "expected " + range + ", found " + shown(node));
            return null;
        }
        return node;
    }

    private void refuse(String field, String reason) {
        if (fault == null) {
            fault = new Fault(field, reason);
        }
    }

    private static Optional<Instant> instant(JsonNode node) {
        if (!node.isTextual()) {
            return Optional.empty();
        }
        try {
            Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(node.textValue(), Instant::from);
            return Optional.of(instant).filter(given -> !given.isBefore(Instant.EPOCH) && millis(given));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean millis(Instant instant) {
        return instant.getEpochSecond() < Long.MAX_VALUE / 1000;
    }
}
