package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.trials.Trials;
import dev.herald.sandbox.trials.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Poison of every kind, among payments that have none. */
@ExtendWith(SharedSandbox.class)
class PoisonIT {
    private static final String PAYMENT = "trials.domain.payment";
    private static final String LETTERS = "trials.dead-letters";
    private static final String RECEIPTS = Trials.TOPICS.get(1);
    private static final String UNREADABLE = "dev.herald.engine.receive.UnreadableRecordException";
    private static final List<String> SOUND =
            IntStream.rangeClosed(1, 100).mapToObj("sound-%d"::formatted).toList();

    @Test
    void poisonOfEveryKind_isEachOneDeadLetterWithItsReason_andTheRestGoesOn(
            Broker broker, Registry registry, @TempDir Path dir) throws Exception {
        try (Installation installation = Installation.of(new Trials(), broker, registry)) {
            installation.send(Stream.concat(Stream.of(SmallLog.registered("party-1")), payment("first", "").stream())
                    .toList());
            installation.topic(RECEIPTS).set("message.timestamp.after.max.ms", "3600000");
            List<BadRecord> unreadable = new ArrayList<>(BadRecord.ofEachKind(
                    installation.topic(PAYMENT).records().get(0).value()));
            unreadable.add(BadRecord.ofMostBytes());
            try (HeraldProcess herald =
                    HeraldProcess.start(installation.options().onClassPath(ContextJar.of(Trials.class, dir)))) {
                installation.topic(PAYMENT).write(unreadable);
                installation.send(soundAndTroubled());

                installation.finish(herald, keptForTrouble());
            }

            assertEachToldOnce(Letter.all(installation.topic(LETTERS)), expected(unreadable));
            assertThat(installation
                            .topic(LETTERS)
                            .byKey()
                            .get(BadRecord.ofMostBytes().key()))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.value()).isNull())
                    .satisfies(letter -> assertThat(letter.headers()).contains("herald.omitted=value"));
            List<String> all = Stream.concat(Stream.of("first"), SOUND.stream()).toList();
            assertThat(installation.topic(RECEIPTS).byKey()).containsOnlyKeys(all);
            assertThat(installation.topic(Trials.TOPICS.get(2)).byKey())
                    .containsOnlyKeys(
                            Stream.concat(all.stream(), troubledInARule()).toList());
        }
    }

    private static List<String> payment(String id, String trouble) {
        boolean ahead = trouble.equals(Trouble.RECORD_AHEAD.name());
        return List.of(
                SmallLog.requested(id, 1, "party-1", trouble),
                SmallLog.approved(id, 2),
                ahead ? SmallLog.settledFarAhead(id, 3) : SmallLog.settled(id, 3));
    }

    /** The payments that make trouble, each event of them among those of sound ones. */
    private static List<String> soundAndTroubled() {
        List<List<String>> payments = new ArrayList<>();
        SOUND.forEach(id -> payments.add(payment(id, "")));
        for (Trouble trouble : Trouble.values()) {
            payments.add(payments.size() / 2, payment(trouble.name(), trouble.name()));
        }
        return IntStream.range(0, 3)
                .boxed()
                .flatMap(event -> payments.stream().map(payment -> payment.get(event)))
                .toList();
    }

    /** All of a payment that is parked as a whole, one event of a lane. */
    private static long keptForTrouble() {
        return 3 + troubledInARule().count();
    }

    private static Stream<String> troubledInARule() {
        return Stream.of(Trouble.values())
                .filter(trouble -> trouble != Trouble.FOLD_THROWS)
                .map(Trouble::name);
    }

    /** What must be told of each, with a part of the message. */
    private static List<Letter> expected(List<BadRecord> unreadable) {
        List<Letter> expected = new ArrayList<>();
        unreadable.forEach(bad -> expected.add(new Letter(bad.key(), "", "RECEIVE", UNREADABLE, bad.reason())));
        for (Trouble trouble : Trouble.values()) {
            boolean whole = trouble == Trouble.FOLD_THROWS;
            expected.add(new Letter(
                    trouble.name() + (whole ? "#1" : "#3"),
                    whole ? "" : Trials.TROUBLED,
                    trouble.stage(),
                    trouble.exception(),
                    trouble.reason()));
        }
        return expected;
    }

    private static void assertEachToldOnce(List<Letter> letters, List<Letter> expected) {
        assertThat(letters).hasSameSizeAs(expected);
        for (Letter poison : expected) {
            assertThat(letters)
                    .filteredOn(letter -> letter.key().equals(poison.key()))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.message()).contains(poison.message()))
                    .extracting(letter -> letter.saying(poison.message()))
                    .isEqualTo(poison);
        }
    }
}
