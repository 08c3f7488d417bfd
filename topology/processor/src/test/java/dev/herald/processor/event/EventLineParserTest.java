package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLineParserTest {

    private static final String GOOD = "{\"aggregate\":\"payment\",\"aggregateId\":\"rfp-1\",\"sequence\":1,"
            + "\"type\":\"PaymentRequested\",\"occurredAt\":\"2017-01-09T08:17:18.000Z\",\"eventId\":\"e-1\","
            + "\"data\":{\"amount\":1.10}}";

    @Test
    void wholeLine_isRead() {
        EventLine event = ((Checked.Good<EventLine>) parse(GOOD)).value();

        assertThat(event.aggregateId()).isEqualTo("rfp-1");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2017-01-09T08:17:18Z"));
        assertThat(event.eventId()).isEqualTo("e-1");
        assertThat(event.correlationId()).isNull();
        assertThat(event.data().get("amount").decimalValue()).isEqualTo("1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sequence\":1            | \"sequence\":0             | sequence   | expected a whole number from 1",
                "\"sequence\":1            | \"sequence\":\"1\"         | sequence   | found \"1\"",
                "\"sequence\":1            | \"sequence\":1.5           | sequence   | found 1.5",
                "\"sequence\":1            | \"sequence\":1e30          | sequence   | expected a whole number",
                "\"aggregateId\":\"rfp-1\" | \"aggregateId\":\"\"       | aggregateId | expected text",
                "\"aggregateId\":\"rfp-1\",| ``                         | aggregateId | is missing",
                "2017-01-09T08:17:18.000Z  | 9 January                  | occurredAt | such as 2017-01-09T08:17:18.000Z",
                "2017-01-09T08:17:18.000Z  | 1969-12-31T23:59:59Z       | occurredAt | from 1970 on",
                "{\"amount\":1.10}         | []                         | data       | expected a JSON object, found []",
                "\"eventId\"               | \"evntId\"                 | evntId     | is unknown; expected aggregate",
                "\"eventId\":\"e-1\"       | \"traceparent\":\"00-1\"   | traceparent | expected a W3C traceparent",
            })
    void wrongField_isNamedWithReason(String part, String instead, String field, String reason) {
        Checked<EventLine> checked = parse(GOOD.replace(part, instead));

        BadLine why = ((Checked.Bad<EventLine>) checked).why();
        assertThat(why.line()).isEqualTo(7);
        assertThat(why.field()).isEqualTo(field);
        assertThat(why.reason()).contains(reason);
    }

    @Test
    void truncatedLine_isNoJson() {
        assertThat(parse(GOOD.substring(0, 50))).isInstanceOfSatisfying(Checked.Bad.class, bad -> assertThat(
                        bad.why().toString())
                .startsWith("line 7: is not JSON: "));
    }

    @Test
    void fieldTwice_isNoJson() {
        assertThat(parse(GOOD.replace("\"eventId\"", "\"type\""))).isInstanceOf(Checked.Bad.class);
    }

    @Test
    void somethingAfterTheObject_isNoJson() {
        assertThat(parse(GOOD + " {}")).isInstanceOf(Checked.Bad.class);
    }

    private static Checked<EventLine> parse(String text) {
        return EventLineParser.parse(new TextLine(7, text));
    }
}
