package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.EventIdentity;
import dev.herald.sandbox.trials.Fault;
import dev.herald.sandbox.trials.Trials;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments, while a thousand lanes that keep several events each are redriven. */
@ExtendWith(SharedSandbox.class)
class RedriveCrashIT {
    private static final int LANES = 1_000;
    private static final int KEPT_EACH = 4;
    private static final int KILLS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String APPROVALS = Trials.TOPICS.get(0);

    private static final List<String> PAYMENTS =
            IntStream.rangeClosed(1, LANES).mapToObj("parked-%d"::formatted).toList();

    @Test
    void killedWhileLanesAreRedriven_losesNothing_andPublishesNothingTwice(
            Broker broker, Registry registry, @TempDir Path dir) throws Exception {
        Random random = new Random(Seeds.next("redrive crash"));
        try (Installation installation =
                Installation.of(new Trials(), broker, registry).impatient()) {
            StartOptions state = installation
                    .options()
                    .onClassPath(ContextJar.of(Trials.class, dir))
                    .in(dir.resolve("herald"));
            try (HeraldProcess faulty = HeraldProcess.start(state.jvm(Fault.of(100)))) {
                installation.send(parkedEvents());
                installation.finish(faulty, LANES * KEPT_EACH);
            }
            assertThat(installation.topic(APPROVALS).records()).isEmpty();

            try (HeraldProcess mended = HeraldProcess.start(state.jvm(Fault.pause(2)))) {
                installation.repairs().redrive(Trials.FAULTY, PAYMENTS);
                CompletableFuture<Void> flow =
                        CompletableFuture.runAsync(() -> installation.send(laterEvents(), "--rate", "400"));
                for (int kill = 1; kill <= KILLS; kill++) {
                    killWhileItReleases(mended, random);
                    installation.repairs().redrive(Trials.FAULTY, PAYMENTS);
                    mended.restart();
                }
                flow.get();
                installation.finish(mended);
            }
            assertExact(installation);
        }
    }

    private static List<String> parkedEvents() {
        List<String> lines = new ArrayList<>();
        lines.add(SmallLog.registered("party-1"));
        PAYMENTS.forEach(payment -> lines.add(SmallLog.requested(payment, 1, "party-1")));
        for (int approval = 1; approval <= KEPT_EACH; approval++) {
            int sequence = 1 + approval;
            PAYMENTS.forEach(payment -> lines.add(SmallLog.approved(payment, sequence)));
        }
        return lines;
    }

    /** One more approval and the settlement of each payment: they come while its lane is released, or around it. */
    private static List<String> laterEvents() {
        List<String> lines = new ArrayList<>();
        PAYMENTS.forEach(payment -> lines.add(SmallLog.approved(payment, KEPT_EACH + 2)));
        PAYMENTS.forEach(payment -> lines.add(SmallLog.settled(payment, KEPT_EACH + 3)));
        return lines;
    }

    /** Asks Herald itself: whoever reads what is committed waits until no transaction is open, and misses the moment. */
    private static void killWhileItReleases(HeraldProcess herald, Random random) {
        Await.until(LIMIT, () -> published(herald) > 0, () -> "nothing published: " + new LogTail(herald.log()).text());
        Await.passing(Duration.ofMillis(random.nextInt(700)));
        assertThat(Installation.kept(herald))
                .as("kept when it is killed: the redrive is under way")
                .isPositive();
        herald.kill();
    }

    /** How many events the rule has published since the process started. */
    private static long published(HeraldProcess herald) {
        return Installation.accounts(herald)
                .path("counts")
                .path(Trials.FAULTY)
                .path("PUBLISHED")
                .asLong();
    }

    private static void assertExact(Installation installation) {
        assertThat(lanes(installation)).isEqualTo(expectedLanes());
        assertThat(installation.topic(Trials.TOPICS.get(1)).byKey()).hasSize(LANES);
        assertThat(installation.topic(Trials.TOPICS.get(2)).records()).hasSize(LANES);
        assertThat(installation.topic("trials.dead-letters").records()).hasSize(LANES);
        assertThat(installation.supervision())
                .isEqualTo(Map.of(
                        "dev.herald.supervision.LaneParked", (long) LANES,
                        "dev.herald.supervision.LaneReleased", (long) LANES));
    }

    /** Of each payment what it has published: id, place in the lane and name, in order. */
    private static Map<String, List<String>> lanes(Installation installation) {
        Map<String, List<String>> lanes = new TreeMap<>();
        for (Map<String, Object> record : installation.shown(APPROVALS)) {
            Map<String, Object> headers = Fields.object(record, "headers");
            lanes.computeIfAbsent(Fields.text(record, "key"), payment -> new ArrayList<>())
                    .add("%s %s %s"
                            .formatted(
                                    Fields.text(headers, "ce_id"),
                                    Fields.text(headers, "ce_sequence"),
                                    Fields.text(Fields.object(record, "value"), "name")));
        }
        return lanes;
    }

    private static Map<String, List<String>> expectedLanes() {
        EventIdentity identity = new EventIdentity();
        Map<String, List<String>> lanes = new TreeMap<>();
        for (String payment : PAYMENTS) {
            lanes.put(
                    payment,
                    IntStream.rangeClosed(1, KEPT_EACH + 1)
                            .mapToObj(place -> "%s %019d party-1, registered: approval %d"
                                    .formatted(
                                            identity.of(Trials.CONTEXT, Trials.FAULTY, payment, 1 + place, 0),
                                            place,
                                            place))
                            .toList());
        }
        return lanes;
    }
}
