package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes share the work of a context while events keep coming, and one of them goes away in one way or another.
 * {@code -Dherald.test.sharing=all} tries each way under each membership.
 */
@ExtendWith(SharedSandbox.class)
class SharedWorkIT {
    private static final boolean ALL = "all".equals(System.getProperty("herald.test.sharing"));
    private static final int PAYMENTS = 6_000;
    private static final int EVENTS_A_SECOND = 250;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(10);

    /** How the second process goes away, and comes back. */
    enum Going {
        /** By SIGTERM; it comes back once the other one has its work. */
        STOPPED,
        /** By SIGKILL. */
        KILLED,
        /** As a rolling restart does it: one after the other, each at once again. */
        UPGRADED
    }

    static Stream<Arguments> oneGoesAway() {
        return ALL
                ? Stream.of(Membership.values())
                        .flatMap(each -> Stream.of(Going.values()).map(going -> Arguments.of(each, List.of(going))))
                : Stream.of(
                        Arguments.of(Membership.STREAMS, List.of(Going.KILLED)),
                        Arguments.of(Membership.STATIC, List.of(Going.UPGRADED)));
    }

    @ParameterizedTest
    @MethodSource("oneGoesAway")
    void oneGoesAway_theOtherGoesOn_andEverythingIsPublishedOnce(
            Membership membership, List<Going> goings, Registry registry) throws IOException {
        List<String> lines =
                PaymentsFeed.lines(Seeds.next("shared work"), PAYMENTS).toList();
        try (Broker broker = Membership.broker();
                Installation installation = membership.at(broker, registry, session(membership, goings));
                HeraldProcess stays = membership.run(installation, "a");
                HeraldProcess goes = membership.run(installation, "b");
                Flow flow = new Flow(installation, lines, EVENTS_A_SECOND)) {
            flow.start();
            awaitWork(stays);
            awaitWork(goes);
            Handover.awaitEveryPartition(installation.progress());

            goings.forEach(going -> go(membership, going, installation.progress(), stays, goes));

            assertThat(flow.pause()).as("events that are not sent yet").isPositive();
            installation.awaitDone(stays);
            goes.stop();
            stays.stop();
            List<String> sent = lines.subList(0, flow.sent());
            assertThat(ExportDifferences.between(
                            ExpectedPayments.of(PaymentsLog.parse(sent)), installation.published()))
                    .isEmpty();
            assertThat(installation.topic(Installation.DEAD_LETTERS).records()).isEmpty();
        }
    }

    private static void go(
            Membership membership, Going going, Progress progress, HeraldProcess stays, HeraldProcess goes) {
        if (going == Going.UPGRADED) {
            upgrade(membership, progress, goes);
            upgrade(membership, progress, stays);
            return;
        }
        Handover handover = Handover.after(going == Going.KILLED ? goes::kill : goes::stop, progress);
        say(membership, going + ": " + handover);
        assertThat(handover.resumed()).as(handover.toString()).isLessThan(BOUND);
        assertThat(stays.isRunning()).isTrue();
        goes.restart();
        awaitWork(goes);
    }

    private static void upgrade(Membership membership, Progress progress, HeraldProcess herald) {
        long before = progress.passed();
        int members = progress.members();
        HeraldLog log = HeraldLog.of(herald);
        long start = System.nanoTime();
        herald.stop();
        Duration stopped = Duration.ofNanos(System.nanoTime() - start);
        assertThat(stopped).isLessThan(BOUND);
        assertThat(herald.exitCode()).isZero();
        assertThat(progress.members()).isEqualTo(membership == Membership.STATIC ? members : members - 1);
        herald.restart();
        Handover.awaitEveryPartition(progress);
        long passed = progress.passed() - before;
        say(
                membership,
                "UPGRADED: stopped in %d ms, all partitions are worked on again after %d ms; restored %d records while %d events were read"
                        .formatted(
                                stopped.toMillis(),
                                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                                log.restored(),
                                passed));
        // What was written meanwhile, a record or two for an event, and not the whole state.
        assertThat(log.restored()).isLessThan(3 * passed);
    }

    /** A static member that is upgraded is back before its group gives it up. */
    private static Duration session(Membership membership, List<Going> goings) {
        boolean keeps = membership == Membership.STATIC && goings.contains(Going.UPGRADED);
        return Duration.ofSeconds(keeps ? 40 : 6);
    }

    /** Waits until a process has some of the work. */
    private static void awaitWork(HeraldProcess herald) {
        Await.until(
                LIMIT,
                () -> Installation.accounts(herald).path("read").asLong() > 0,
                () -> "no work: " + new LogTail(herald.log()).text());
    }

    private static void say(Membership membership, String text) {
        System.out.println("shared work, " + membership + ": " + text);
    }
}
