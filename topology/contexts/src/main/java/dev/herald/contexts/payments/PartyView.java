package dev.herald.contexts.payments;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;

/**
 * A party, as far as payments name it.
 *
 * @param name empty before the party is registered
 */
record PartyView(String name) {

    static final PartyView NEW = new PartyView("");

    PartyView registered(DomainEvent<PartyRegistered> event) {
        return new PartyView(event.data().getName());
    }

    PartyView renamed(DomainEvent<PartyRenamed> event) {
        return new PartyView(event.data().getName());
    }
}
