package dev.herald.contexts.deliveries;

import dev.herald.testkit.LeakGuard;
import org.junit.jupiter.api.Test;

class DeliveriesLeakTest {

    @Test
    void deliveries_tellNothingConfidential() {
        LeakGuard.of(new Deliveries()).check();
    }
}
