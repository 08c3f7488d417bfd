package dev.herald.sandbox.trials;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;

/** A party of the trials: its name. */
record PartyName(String name) {

    static final PartyName NEW = new PartyName("");

    PartyName registered(DomainEvent<PartyRegistered> event) {
        return new PartyName(event.data().getName());
    }

    PartyName renamed(DomainEvent<PartyRenamed> event) {
        return new PartyName(event.data().getName());
    }
}
