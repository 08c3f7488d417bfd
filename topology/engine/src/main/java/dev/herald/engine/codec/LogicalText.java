package dev.herald.engine.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;

/** The texts of logical types. */
final class LogicalText {

    /** No decimal of a contract is longer; parsing longer ones costs more than it is worth. */
    private static final int MAX_DECIMAL_CHARACTERS = 1_000;

    private static final Map<Class<?>, Parser> PARSERS = Map.of(
            Instant.class, new Parser("an ISO 8601 instant, such as 2017-01-09T08:17:18.000Z", Instant::parse),
            LocalDate.class, new Parser("an ISO 8601 date, such as 2017-01-09", LocalDate::parse),
            LocalTime.class, new Parser("an ISO 8601 time, such as 08:17:18.000", LocalTime::parse),
            LocalDateTime.class,
                    new Parser("an ISO 8601 local time, such as 2017-01-09T08:17:18", LocalDateTime::parse),
            UUID.class, new Parser("a UUID", LogicalText::uuid),
            BigDecimal.class, new Parser("a decimal, such as \"34.34\"", LogicalText::decimal));

    private record Parser(String expected, Function<String, Object> parse) {}

    private LogicalText() {}

    /** Returns the Java value of a text. */
    static Object parse(String text, Class<?> javaType) {
        Parser parser = PARSERS.get(javaType);
        if (parser == null) {
            throw new Fault("no text form is known for " + javaType.getName());
        }
        try {
            return parser.parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Fault("'" + JsonFaults.excerpt(text) + "', expected " + parser.expected, e);
        }
    }

    /** Returns the plain value of a Java value; refuses one that would lose digits, such as micros in a millis type. */
    static Object plain(Object value, Schema schema, Conversion<?> conversion) {
        String name = schema.getLogicalType().getName();
        try {
            Object plain = Conversions.convertToRawType(value, schema, schema.getLogicalType(), conversion);
            if (java(plain, schema, conversion).equals(value)) {
                return plain;
            }
        } catch (RuntimeException e) {
            throw new Fault(value + ", which does not fit " + name + ": " + e.getMessage(), e);
        }
        throw new Fault(value + ", which is finer than " + name + " holds");
    }

    /** Returns the Java value of a plain value. */
    static Object java(Object plain, Schema schema, Conversion<?> conversion) {
        return Conversions.convertToLogicalType(plain, schema, schema.getLogicalType(), conversion);
    }

    /** Returns the text of a Java value. */
    static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimalText(decimal) : value.toString();
    }

    private static String decimalText(BigDecimal decimal) {
        return Math.abs((long) decimal.scale()) > MAX_DECIMAL_CHARACTERS ? decimal.toString() : decimal.toPlainString();
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not the canonical form");
        }
        return uuid;
    }

    private static BigDecimal decimal(String text) {
        if (text.length() > MAX_DECIMAL_CHARACTERS) {
            throw new IllegalArgumentException(text.length() + " characters, the limit is " + MAX_DECIMAL_CHARACTERS);
        }
        return new BigDecimal(text);
    }
}
