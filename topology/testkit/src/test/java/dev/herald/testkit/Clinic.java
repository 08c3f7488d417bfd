package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.On;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.testkit.clinic.command.Prepare;
import dev.herald.testkit.clinic.domain.Admitted;
import dev.herald.testkit.clinic.domain.Discharged;
import dev.herald.testkit.clinic.domain.Hired;
import dev.herald.testkit.clinic.integration.Stay;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Publications over the clinic's contracts, for the tests of the leak guard. */
final class Clinic {

    /** A stay in the clinic, with more than may be told. */
    record StayView(
            @Nullable String ward,
            @Nullable String name,
            @Nullable String doctorId) {}

    record Doctor(@Nullable String name) {}

    static final DomainTopic<StayView> STAY = domainTopic("stay", new StayView(null, null, null))
            .on(
                    Admitted.class,
                    (stay, event) -> new StayView(
                            event.data().getWard(),
                            event.data().getName(),
                            event.data().getDoctorId()))
            .on(Discharged.class);

    static final DomainTopic<Doctor> DOCTOR = domainTopic("doctor", new Doctor(null))
            .on(Hired.class, (doctor, event) -> new Doctor(event.data().getName()));

    static final Lookup<Doctor> DOCTORS = lookup("doctors", DOCTOR);

    static final PublicTopic<Stay> ADMITTED = summary("stay-admitted", Stay.class);
    static final PublicTopic<Prepare> PREPARE = command("prepare", Prepare.class);

    private Clinic() {}

    /** Returns a publication of the clinic, to which rules can be added. */
    static Publication.Builder publication() {
        return Publication.of("clinic").from(STAY).lookup(DOCTORS);
    }

    static On<StayView, Admitted> onAdmission() {
        return rule("admitted").on(STAY, Admitted.class);
    }

    /** Returns a publication that tells a note of each admission. */
    static Publication telling(Function<Admitted, String> note) {
        return publication()
                .rule(onAdmission().publish(ADMITTED, (event, stay) -> stay(note.apply(event.data()))))
                .build();
    }

    static Stay stay(String note) {
        return new Stay("stay", note, 0L, List.of());
    }

    /** Returns an event with whatever the random numbers say, but for the ward. */
    static Admitted admitted(Random random, String ward) {
        GenericRecord drawn = new Drawing(random, List.of("a-1"), Till.NOON).record(Admitted.getClassSchema());
        drawn.put("ward", ward);
        return GenericForm.compiled(drawn, Admitted.class);
    }
}
