package dev.herald.engine.supervise;

import static dev.herald.engine.publication.Closing.outcome;
import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Repeat.KEEP_FIRST;
import static dev.herald.engine.publication.Repeat.OPEN_ANOTHER;
import static dev.herald.engine.publication.Repeat.RESTART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.domain.Named;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final Instant MONDAY = Instant.parse("2026-05-11T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATENESS = Duration.ofMinutes(5);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    record Parcel(int moves) {}

    private static final DomainTopic<Parcel> PARCEL = domainTopic("parcel", new Parcel(0))
            .on(Moved.class)
            .on(HandedOver.class)
            .on(Named.class);

    private static final Within<Parcel, Moved> HANDED_OVER =
            after(PARCEL, Moved.class).oneOf(HandedOver.class, Named.class).within(HOUR);

    private final MemoryInstances instances = new MemoryInstances();
    private long sequence;

    @Test
    void outcomeAtTheDeadline_isMet() {
        Watch watch = watch(HANDED_OVER.onRepeat(RESTART));

        assertThat(moved(watch, MONDAY, "a")).containsExactly("Opened");
        assertThat(handedOver(watch, MONDAY.plus(HOUR), "p")).containsExactly("Met");
        assertThat(instances.all).isEmpty();
    }

    @Test
    void outcomeAMillisecondAfterTheDeadline_isMissedAndMetLate() {
        Watch watch = watch(HANDED_OVER.onRepeat(RESTART));
        moved(watch, MONDAY, "a");

        assertThat(handedOver(watch, MONDAY.plus(HOUR).plusMillis(1), "p")).containsExactly("Missed", "MetLate");
        assertThat(instances.all).isEmpty();
    }

    @Test
    void anotherOutcome_closesItToo() {
        Watch watch = watch(HANDED_OVER.onRepeat(RESTART));
        moved(watch, MONDAY, "a");

        assertThat(on(watch, MONDAY, new Named("n"))).containsExactly("Met");
    }

    @Test
    void outcomeWithoutAnythingOpen_changesNothing() {
        assertThat(handedOver(watch(HANDED_OVER.onRepeat(RESTART)), MONDAY, "p"))
                .isEmpty();
    }

    @Test
    void outcomeOfADeclaredMiss_isMetLate_whateverItsTime() {
        Watch watch = watch(HANDED_OVER.onRepeat(RESTART));
        moved(watch, MONDAY, "a");
        declareAll();

        assertThat(handedOver(watch, MONDAY, "p")).containsExactly("MetLate");
        assertThat(instances.all).isEmpty();
    }

    @Test
    void dueTime_isDeadlineAndLateness() {
        moved(watch(HANDED_OVER.onRepeat(RESTART)), MONDAY, "a");
        assertThat(only().due()).isEqualTo(MONDAY.plus(HOUR).plus(LATENESS).toEpochMilli());

        instances.all.clear();
        moved(watch(HANDED_OVER.onRepeat(RESTART).lateness(Duration.ofSeconds(7))), MONDAY, "a");
        assertThat(only().due()).isEqualTo(MONDAY.plus(HOUR).plusSeconds(7).toEpochMilli());
    }

    @Test
    void repeat_restartsTheClock() {
        Watch watch = watch(HANDED_OVER.onRepeat(RESTART));
        moved(watch, MONDAY, "a");

        assertThat(moved(watch, MONDAY.plusSeconds(60), "b")).containsExactly("Restarted");
        assertThat(only().opening().sequence()).isEqualTo(2);
        assertThat(handedOver(watch, MONDAY.plus(HOUR).plusSeconds(60), "p")).containsExactly("Met");
    }

    @Test
    void repeat_keepsTheFirst() {
        Watch watch = watch(HANDED_OVER.onRepeat(KEEP_FIRST));
        moved(watch, MONDAY, "a");

        assertThat(moved(watch, MONDAY.plusSeconds(60), "b")).isEmpty();
        assertThat(only().opening().sequence()).isEqualTo(1);
    }

    @Test
    void repeat_opensAnother_andOutcomesCloseTheOldest() {
        Watch watch = watch(HANDED_OVER.onRepeat(OPEN_ANOTHER));
        moved(watch, MONDAY, "a");

        assertThat(moved(watch, MONDAY.plusSeconds(60), "b")).containsExactly("Opened");
        assertThat(instances.all).hasSize(2);
        assertThat(handedOver(watch, MONDAY.plusSeconds(70), "p")).containsExactly("Met");
        assertThat(only().opening().sequence()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"RESTART", "KEEP_FIRST"})
    void repeatAfterTheDeadline_missesTheFirst_declaredOrNot(dev.herald.engine.publication.Repeat repeat) {
        Watch watch = watch(HANDED_OVER.onRepeat(repeat));
        moved(watch, MONDAY, "a");
        assertThat(moved(watch, MONDAY.plus(HOUR).plusMillis(1), "b"))
                .containsExactly("Missed", "Superseded", "Opened");

        declareAll();
        assertThat(moved(watch, MONDAY.plus(HOUR).plusMillis(2), "c")).containsExactly("Superseded", "Opened");
    }

    @Test
    void keys_openAndCloseInstancesOfTheirOwn() {
        Watch watch = watch(after(PARCEL, Moved.class)
                .keyedBy(event -> event.data().getPlace())
                .oneOf(outcome(PARCEL, HandedOver.class)
                        .keyedBy(event -> event.data().getPerson()))
                .within(HOUR)
                .onRepeat(RESTART));
        moved(watch, MONDAY, "a");
        moved(watch, MONDAY, "b");

        assertThat(handedOver(watch, MONDAY, "c")).isEmpty();
        assertThat(handedOver(watch, MONDAY, "a")).containsExactly("Met");
        assertThat(instances.all.keySet()).containsExactly(new InstanceKey("handed over", "b", 0));
    }

    @Test
    void conditions_holdOnEitherSide() {
        Watch watch = watch(after(PARCEL, Moved.class)
                .when((event, parcel) -> !event.data().getPlace().isEmpty())
                .oneOf(outcome(PARCEL, HandedOver.class)
                        .when(event -> event.data().getPerson().equals("p")))
                .within(HOUR)
                .onRepeat(RESTART));

        assertThat(moved(watch, MONDAY, "")).isEmpty();
        moved(watch, MONDAY, "a");
        assertThat(handedOver(watch, MONDAY, "q")).isEmpty();
        assertThat(handedOver(watch, MONDAY, "p")).containsExactly("Met");
    }

    @Test
    void eventThatIsItsOwnOutcome_closesTheLastOneAndOpensTheNext() {
        Watch watch =
                watch(after(PARCEL, Moved.class).oneOf(Moved.class).within(HOUR).onRepeat(RESTART));
        assertThat(moved(watch, MONDAY, "a")).containsExactly("Opened");

        assertThat(moved(watch, MONDAY.plusSeconds(1), "b")).containsExactly("Met", "Opened");
        assertThat(moved(watch, MONDAY.plus(HOUR).plusSeconds(2), "c")).containsExactly("Missed", "MetLate", "Opened");
    }

    @Test
    void functionThatFails_isToldOf_andOtherExpectationsGoOn() {
        Watch watch = new Watch(
                Publication.of("parcels")
                        .from(PARCEL)
                        .expect("fails", HANDED_OVER_NEVER)
                        .expect("handed over", HANDED_OVER.onRepeat(RESTART))
                        .build()
                        .expectations()
                        .values(),
                LATENESS);

        assertThat(moved(watch, MONDAY, "a")).containsExactly("Failed", "Opened");
    }

    private static final Within<Parcel, Moved> HANDED_OVER_NEVER = after(PARCEL, Moved.class)
            .oneOf(HandedOver.class)
            .until((event, parcel) -> {
                throw new IllegalStateException("no time for " + event.place());
            })
            .onRepeat(RESTART);

    /** In 2026, clocks go forward on 29 March and back on 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00.123Z, P1D, 2026-03-29T11:00:00.123Z",
        "2026-10-24T11:00:00.123Z, P1D, 2026-10-25T12:00:00.123Z",
        "2026-03-01T09:30:00.999Z, P1M, 2026-04-01T08:30:00.999Z",
        "2026-03-28T01:30:00.001Z, P1D, 2026-03-29T01:30:00.001Z", // 01:30 does not exist that day: 02:30 summer time
        "2026-01-31T10:00:00Z, P1M, 2026-02-28T10:00:00Z"
    })
    void calendarPeriod_isExactToTheMillisecond_whenClocksChange(String from, String period, String deadline) {
        Within<Parcel, Moved> within = after(PARCEL, Moved.class)
                .oneOf(HandedOver.class)
                .within(Period.parse(period), LONDON)
                .onRepeat(RESTART);
        Watch watch = watch(within);

        moved(watch, Instant.parse(from), "a");
        assertThat(Instant.ofEpochMilli(only().deadline())).isEqualTo(deadline);
        assertThat(handedOver(watch, Instant.parse(deadline), "p")).containsExactly("Met");

        moved(watch, Instant.parse(from), "a");
        assertThat(handedOver(watch, Instant.parse(deadline).plusMillis(1), "p"))
                .containsExactly("Missed", "MetLate");
    }

    @Test
    void timeOfTheEvent_isTheDeadline() {
        Watch watch = watch(after(PARCEL, Moved.class)
                .oneOf(HandedOver.class)
                .until((event, parcel) -> Instant.parse(event.data().getPlace()))
                .onRepeat(RESTART));

        moved(watch, MONDAY, "2026-06-01T00:00:00.001Z");
        assertThat(Instant.ofEpochMilli(only().deadline())).isEqualTo("2026-06-01T00:00:00.001Z");
    }

    private static Watch watch(Within<Parcel, Moved> within) {
        return new Watch(
                Publication.of("parcels")
                        .from(PARCEL)
                        .expect("handed over", within)
                        .build()
                        .expectations()
                        .values(),
                LATENESS);
    }

    private void declareAll() {
        instances.apply(instances.all.entrySet().stream()
                .<Change>map(each -> Watch.due(each.getKey(), each.getValue()))
                .toList());
    }

    private Instance only() {
        assertThat(instances.all).hasSize(1);
        return instances.all.values().iterator().next();
    }

    private List<String> moved(Watch watch, Instant time, String place) {
        return on(watch, time, new Moved(place));
    }

    private List<String> handedOver(Watch watch, Instant time, String person) {
        return on(watch, time, new HandedOver(person));
    }

    private List<String> on(Watch watch, Instant time, SpecificRecord data) {
        sequence++;
        var event = new DomainEvent<>("parcel", "p1", sequence, "parcel/p1#" + sequence, time, null, null, data);
        return instances.apply(watch.on(event, new Parcel(0), instances));
    }
}
