package dev.herald.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publish.IntegrationEvent.Payload;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationEventTest {

    @ParameterizedTest
    @ValueSource(strings = {"parcel-1", "é", "包裹", "📦📦", "parcel-é包裹📦"})
    void eventFits_whereItsLargestSizeDoes_andNotOneByteBelow(String text) {
        IntegrationEvent event = event(text);

        assertThat(event.fits(event.sizeLimit())).isTrue();
        assertThat(event.fits(event.sizeLimit() - 1)).isFalse();
        assertThat(event.fits(Integer.MAX_VALUE)).isTrue();
    }

    private static IntegrationEvent event(String text) {
        Channel channel = new Channel("parcels.public", "Sent", "/parcels", "urn:avro:Sent:0", 23);
        Cause cause = new Cause(text, text + "#1", Instant.EPOCH, text, null);
        return new IntegrationEvent(channel, "an id", text, new Payload(new byte[100]), 1, cause);
    }
}
