package dev.herald.testkit;

import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.Repeat.KEEP_FIRST;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Clinic.ADMITTED;
import static dev.herald.testkit.Clinic.DOCTORS;
import static dev.herald.testkit.Clinic.PREPARE;
import static dev.herald.testkit.Clinic.STAY;
import static dev.herald.testkit.Clinic.onAdmission;
import static dev.herald.testkit.Clinic.publication;
import static dev.herald.testkit.Clinic.stay;
import static dev.herald.testkit.Clinic.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Disclosure;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Publication;
import dev.herald.testkit.clinic.command.Prepare;
import dev.herald.testkit.clinic.domain.Admitted;
import dev.herald.testkit.clinic.domain.Discharged;
import dev.herald.testkit.clinic.integration.Stay;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where confidential data gets out, and what the guard says of it. */
class LeakGuardTest {

    record Ward(int stays) {}

    @Test
    void nothingConfidential_passes() {
        LeakGuard.of(telling(admitted -> admitted.getWard() + admitted.getDay() + admitted.getUrgent()))
                .check();
    }

    @Test
    void valueFoldedIntoTheState_isFound() {
        Publication publication = publication()
                .rule(rule("discharged")
                        .on(STAY, Discharged.class)
                        .publish(ADMITTED, (event, stay) -> stay(String.valueOf(stay.name()))))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.name can be seen in clinic.public.stay-admitted, note, by 'discharged'");
    }

    @Test
    void confidentialFieldOfALookup_underAConfidentialId_isFound() {
        Publication publication = publication()
                .rule(onAdmission()
                        .enrich(DOCTORS, stay -> "dr-" + stay.doctorId(), REQUIRED)
                        .publish(ADMITTED, (event, stay, doctor) -> stay(String.valueOf(doctor.name()))))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Hired.name can be seen in clinic.public.stay-admitted, note, by 'admitted'")
                .doesNotContain("Admitted.");
    }

    @Test
    void recordKey_isFound() {
        Publication publication = publication()
                .rule(onAdmission()
                        .keyedBy((event, stay) -> event.data().getName())
                        .publish(ADMITTED, (event, stay) -> stay("")))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.name can be seen in clinic.public.stay-admitted, @key, by 'admitted'");
    }

    @Test
    void idOfAGathering_isFound() {
        Gathering<Ward> visits = gathering("visits", new Ward(0))
                .of(STAY)
                .by((event, stay) -> stay.doctorId())
                .on(Admitted.class, (ward, event) -> new Ward(ward.stays() + 1));
        Publication publication = publication()
                .gather(visits)
                .rule(rule("visited").onAny(visits.events()).publish(ADMITTED, (event, ward) -> stay("")))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.doctorId can be seen in clinic.public.stay-admitted, @id, by 'visited'");
    }

    @Test
    void command_isFound() {
        Publication publication = publication()
                .rule(onAdmission()
                        .publish(
                                PREPARE,
                                (event, stay) -> new Prepare("", event.data().getName())))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.name can be seen in clinic.command.prepare, note, by 'admitted'");
    }

    @Test
    void repairOfAnExpectation_isFound() {
        Publication publication = publication()
                .expect(
                        "stays end",
                        after(STAY, Admitted.class)
                                .oneOf(Discharged.class)
                                .within(Duration.ofDays(30))
                                .onRepeat(KEEP_FIRST)
                                .onMiss(
                                        "overdue",
                                        ADMITTED,
                                        (miss, stay) -> stay(miss.event().data().getName())))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.name can be seen in clinic.public.stay-admitted, note, by 'overdue'");
    }

    @Test
    void deadlineAndMessageOnTheSupervisionTopic_areFound() {
        Publication publication = publication()
                .rule(onAdmission().publish(ADMITTED, LeakGuardTest::failingInUrgentCases))
                .expect(
                        "birthdays come",
                        after(STAY, Admitted.class)
                                .oneOf(Discharged.class)
                                .until((event, stay) -> event.data().getBornAt())
                                .onRepeat(KEEP_FIRST))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.bornAt can be seen in clinic.supervision, deadline: ")
                .contains("LEAK: Admitted.name can be seen in clinic.supervision, message: ");
    }

    private static Stay failingInUrgentCases(DomainEvent<Admitted> event, Clinic.StayView stay) {
        if (event.data().getUrgent()) {
            throw new IllegalStateException("no bed for " + event.data().getName());
        }
        return stay("");
    }

    @Test
    void publishingOrNot_isFound() {
        Publication publication = publication()
                .rule(onAdmission()
                        .when(event -> event.data().getSmoker())
                        .publish(ADMITTED, (event, stay) -> stay("")))
                .build();

        assertThat(leaks(publication))
                .contains(
                        "LEAK: Admitted.smoker can be seen in clinic.public.stay-admitted, @published, by 'admitted'");
    }

    @Test
    void howMany_isFound() {
        Publication publication = publication()
                .rule(onAdmission()
                        .publish(
                                ADMITTED,
                                (event, stay) -> new Stay(
                                        "",
                                        "",
                                        0L,
                                        List.of("x").subList(0, event.data().getSmoker() ? 1 : 0))))
                .build();

        assertThat(leaks(publication))
                .contains("LEAK: Admitted.smoker can be seen in clinic.public.stay-admitted, more, by 'admitted'");
    }

    @Test
    void eachOfSeveralFields_isNamed() {
        assertThat(leaks(telling(
                        admitted -> admitted.getName() + admitted.getDiagnosis().getCode())))
                .contains("LEAK: Admitted.name can be seen in ", "LEAK: Admitted.diagnosis.code can be seen in ")
                .doesNotContain("Admitted.remark", "Admitted.diagnosis.findings");
    }

    @Test
    void disclosure_allowsItsFieldInItsPlaceAlone() {
        assertThat(leaks(discloses("name", "note", tellingNameAndCode())))
                .contains("Admitted.diagnosis.code")
                .doesNotContain("Admitted.name");
        LeakGuard.of(discloses(
                        "diagnosis",
                        "note",
                        tellingNameAndCode()
                                .disclose(Admitted.class, "name", ADMITTED, "note", "the ward puts it on the door")))
                .check();
        assertThat(leaks(discloses("name", "stayId", tellingNameAndCode()))).contains("Admitted.name");
    }

    @Test
    void disclosureOfWhatIsNeverTold_isStale() {
        Publication publication = discloses(
                "insurance", "note", publication().rule(onAdmission().publish(ADMITTED, (event, stay) -> stay(""))));

        assertThat(leaks(publication))
                .contains("disclosure of Admitted.insurance in note: nothing of it was ever told there");
    }

    @Test
    void supervisionAndId_canBeDisclosed() {
        LeakGuard.of(publication()
                        .rule(onAdmission()
                                .keyedBy((event, stay) -> event.data().getName())
                                .publish(ADMITTED, LeakGuardTest::failingInUrgentCases))
                        .disclose(Admitted.class, "name", ADMITTED, Disclosure.KEY, "relatives ask by name")
                        .discloseToSupervision(Admitted.class, "name", "message", "only the matron reads it")
                        .build())
                .check();
    }

    @Test
    void ruleThatIsNeverReached_isReported_untilItsEventsAreGiven() {
        Publication publication = publication()
                .rule(onAdmission()
                        .when(event -> event.data().getWard().equals("ICU 7"))
                        .enrich(DOCTORS, (event, stay) -> "d1", OPTIONAL)
                        .publish(
                                ADMITTED,
                                (event, stay, doctor) -> stay(event.data().getName())))
                .build();

        assertThat(leaks(publication)).contains("'admitted' published nothing in 4 rounds, so it cannot be guarded");
        assertThat(message(
                        LeakGuard.of(publication).drawing(Admitted.class, random -> Clinic.admitted(random, "ICU 7"))))
                .contains("LEAK: Admitted.name can be seen in clinic.public.stay-admitted, note, by 'admitted'");
    }

    @Test
    void publicationThatIsNotDeterministic_isNotJudged() {
        long[] calls = new long[1];

        assertThat(leaks(telling(admitted -> "call " + calls[0]++)))
                .contains("the same inputs gave different records, so that leaks cannot be told");
    }

    private static Publication.Builder tellingNameAndCode() {
        return publication()
                .rule(onAdmission()
                        .publish(
                                ADMITTED,
                                (event, stay) -> stay(event.data().getName()
                                        + event.data().getDiagnosis().getCode())));
    }

    private static Publication discloses(String field, String place, Publication.Builder builder) {
        return builder.rule(
                        rule("other").on(STAY, Discharged.class).publish(PREPARE, (event, stay) -> new Prepare("", "")))
                .disclose(Admitted.class, field, ADMITTED, place, "a test needs it")
                .build();
    }

    private static String leaks(Publication publication) {
        return message(LeakGuard.of(publication));
    }

    private static String message(LeakGuard guard) {
        return Objects.requireNonNull(
                catchThrowableOfType(AssertionError.class, guard::check).getMessage());
    }
}
