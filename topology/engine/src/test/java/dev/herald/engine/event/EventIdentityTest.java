package dev.herald.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdentityTest {

    private final EventIdentity identity = new EventIdentity();

    @Test
    void anyPartDiffers_idDiffers() {
        Set<UUID> ids = new HashSet<>();
        ids.add(identity.of("c", "r", "a", 1, 0));
        ids.add(identity.of("d", "r", "a", 1, 0));
        ids.add(identity.of("c", "s", "a", 1, 0));
        ids.add(identity.of("c", "r", "b", 1, 0));
        ids.add(identity.of("c", "r", "a", 2, 0));
        ids.add(identity.of("c", "r", "a", 1, 1));

        assertThat(ids).hasSize(6);
    }

    @Test
    void sameParts_sameIdForEver() {
        // The literal is part of the public contract: a change would publish every event again under another id.
        // Checked against another implementation: Python's uuid.uuid5 over the same name space and name.
        assertThat(identity.of("payments", "completed", "rfp-1", 4, 0))
                .isEqualTo(new EventIdentity().of("payments", "completed", "rfp-1", 4, 0))
                .hasToString("243cb2e9-d681-546d-a94d-5fc51adf76bd");
    }

    @Test
    void id_isANameBasedUuidOfVersion5() {
        UUID id = identity.of("payments", "completed", "rfp-1", 4, 0);

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}
