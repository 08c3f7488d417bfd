package dev.herald.processor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.processor.event.RecordText;
import dev.herald.processor.event.ValueReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTextTest {

    private final LetterText readable =
            text(new ValueReader.AsJson(JsonNodeFactory.instance.objectNode().put("amount", "9.99")));
    private final LetterText garbled = text(new ValueReader.Unreadable("no magic byte"));

    @Test
    void json_hasAllOfTheLetter() {
        JsonNode json = readable.json(Troubles.letter("MAP"), Troubles.lane("p-1", "completed", 3));

        assertThat(json.path("state").asText()).isEqualTo("PARKED");
        assertThat(json.path("since").asText()).isEqualTo("2026-05-11T12:00:00Z");
        assertThat(json.path("stack").asText()).contains("at Somewhere.java");
        assertThat(json.at("/source/topic").asText()).isEqualTo("pay.domain.payment");
        assertThat(json.at("/source/offset").asText()).isEqualTo("41");
        assertThat(json.at("/deadLetter/offset").asLong()).isEqualTo(7);
        assertThat(json.path("key").asText()).isEqualTo("p-1#3");
        assertThat(json.at("/value/amount").asText()).isEqualTo("9.99");
        assertThat(json.at("/headers/origin").asText()).isEqualTo("outbox");
    }

    @Test
    void lines_areReadable() {
        assertThat(readable.lines(Troubles.letter("RECEIVE"), null)).isEqualTo("""
                payment/p-1 -: not kept in a lane, at 3, stage RECEIVE
                  error: dev.herald.Unreadable
                  message: starts with 0x01
                  stood at: pay.domain.payment-2@41
                  dead letter: pay.dead-letters-2@7
                  key: p-1#3
                  value: {"amount":"9.99"}
                  headers
                    origin: outbox
                    herald.aggregate: payment
                    herald.aggregateid: p-1
                    herald.sequence: 3
                    herald.stage: RECEIVE
                    __streams.errors.exception: dev.herald.Unreadable
                    __streams.errors.message: starts with 0x01
                    __streams.errors.topic: pay.domain.payment
                    __streams.errors.partition: 2
                    __streams.errors.offset: 41
                  stack
                    dev.herald.Unreadable: 0x01
                    at Somewhere.java
                """);
    }

    @Test
    void valueThatCannotBeRead_isShownAsBytes() {
        assertThat(garbled.json(Troubles.letter("RECEIVE"), null).path("value"))
                .hasToString("{\"base64\":\"AQI=\",\"unreadable\":\"no magic byte\"}");
    }

    @ParameterizedTest
    @CsvSource({"RECEIVE,false", "SEQUENCE,false", "KEEP,false", "PROJECT,true", "LOOK_UP,true", "PUBLISH,true"})
    void stage_saysWhetherTheLetterIsOfALane(String stage, boolean ofALane) {
        assertThat(Troubles.letter(stage).isOfALane()).isEqualTo(ofALane);
    }

    private static LetterText text(ValueReader.Value value) {
        return new LetterText("payments", new RecordText(bytes -> value));
    }
}
