package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.domain.Named;
import dev.herald.engine.parcels.integration.Receipt;
import dev.herald.engine.parcels.integration.Whereabouts;
import dev.herald.engine.publication.Bounds;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A publication whose functions can be made to fail: each fault stands for code that a later deployment mends. */
final class Parcels {

    static final PublicTopic<Whereabouts> WHEREABOUTS = summary("whereabouts", Whereabouts.class);
    static final PublicTopic<Whereabouts> ARRIVALS = summary("arrivals", Whereabouts.class);
    static final PublicTopic<Receipt> RECEIPTS = summary("receipts", Receipt.class);
    static final Bounds BOUNDS = new Bounds(Duration.ofMinutes(5), 10, Duration.ofMinutes(2), 20);

    /** Places at which the rule {@code whereabouts} fails. */
    final Set<String> ruleFailsAt = new HashSet<>();

    /** Places at which the fold fails. */
    final Set<String> foldFailsAt = new HashSet<>();

    record Parcel(@Nullable String place, int moves) {}

    record Person(String name) {}

    private final DomainTopic<Parcel> parcel = domainTopic("parcel", new Parcel(null, 0))
            .on(Moved.class, this::moved)
            .on(HandedOver.class);
    private final Lookup<Person> people = lookup(
            "people",
            domainTopic("person", new Person(""))
                    .on(Named.class, (before, event) -> new Person(event.data().getName())));

    private Parcel moved(Parcel before, DomainEvent<Moved> event) {
        String place = event.data().getPlace();
        if (foldFailsAt.contains(place)) {
            throw new IllegalStateException("no fold for " + place);
        }
        return new Parcel(place, before.moves() + 1);
    }

    private Whereabouts whereabouts(DomainEvent<Moved> event, Parcel state) {
        if (ruleFailsAt.contains(event.data().getPlace())) {
            throw new IllegalStateException("no map of " + event.data().getPlace());
        }
        return new Whereabouts(state.place(), state.moves());
    }

    Publication publication() {
        return Publication.of("parcels")
                .from(parcel)
                .lookup(people)
                .rule(rule("whereabouts").on(parcel, Moved.class).publish(WHEREABOUTS, this::whereabouts))
                .rule(rule("arrivals")
                        .on(parcel, Moved.class)
                        .publish(ARRIVALS, (event, state) -> new Whereabouts(state.place(), state.moves())))
                .rule(rule("receipts")
                        .on(parcel, HandedOver.class)
                        .enrich(people, (event, state) -> event.data().getPerson(), REQUIRED)
                        .publish(RECEIPTS, (event, state, person) -> new Receipt(person.name())))
                .bounds(BOUNDS)
                .build();
    }
}
