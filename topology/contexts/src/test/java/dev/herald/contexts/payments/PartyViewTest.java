package dev.herald.contexts.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class PartyViewTest {

    @Test
    void registration_givesTheName() {
        PartyView party = PartyView.NEW.registered(event(new PartyRegistered("Estates")));

        assertThat(party).isEqualTo(new PartyView("Estates"));
    }

    @Test
    void renaming_givesTheNewName() {
        PartyView party = new PartyView("Estates").renamed(event(new PartyRenamed("Estates and Campus")));

        assertThat(party).isEqualTo(new PartyView("Estates and Campus"));
    }

    private static <E extends SpecificRecord> DomainEvent<E> event(E data) {
        return new DomainEvent<>("party", "unit-1", 1, "unit-1#1", Instant.EPOCH, null, null, data);
    }
}
