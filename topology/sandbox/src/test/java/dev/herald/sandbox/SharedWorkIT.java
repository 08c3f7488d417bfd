package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes share the work of a context while events keep coming, and one after the other goes away. */
@ExtendWith(SharedSandbox.class)
class SharedWorkIT {
    private static final int PAYMENTS = 8_000;
    private static final int EVENTS_A_SECOND = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration RESUMED = Duration.ofSeconds(10);
    private static final Duration STOPPED = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void x(Membership membership, Registry registry) throws Exception {
        List<String> lines =
                PaymentsFeed.lines(Seeds.next("shared work"), PAYMENTS).toList();
        try (Broker broker = Membership.broker();
                Installation installation = membership.at(broker, registry);
                HeraldProcess a = membership.run(installation, "a");
                HeraldProcess b = membership.run(installation, "b");
                Flow flow = new Flow(installation, lines, EVENTS_A_SECOND)) {
            flow.start();
            long t = System.nanoTime();
            Await.until(LIMIT, () -> Installation.accounts(a).path("read").asLong() > 0 && Installation.accounts(b).path("read").asLong() > 0, () -> "not shared");
            Await.until(LIMIT, () -> installation.progress().passedByPartition().size() == 4, () -> "not all " + installation.progress().passedByPartition());
            say(membership, "shared after " + ms(t));
            Await.passing(Duration.ofSeconds(3));
            for (int i = 0; i < 2; i++) {
            t = System.nanoTime();
            long tt = t;
            Handover stopped = Handover.after(() -> { b.stop(); System.out.println("stop took " + ms(tt) + " code " + b.exitCode()); }, installation.progress());
            say(membership, "stopped: " + stopped);
            HeraldLog bl = HeraldLog.of(b);
            t = System.nanoTime();
            b.restart();
            say(membership, "restart after " + ms(t) + " restored " + bl.restored() + " wiped " + bl.wipedStores());
            Await.until(LIMIT, () -> Installation.accounts(b).path("read").asLong() > 0, () -> "not shared");
            say(membership, "shared again after " + ms(t) + " restored " + bl.restored() + " wiped " + bl.wipedStores());
            Await.passing(Duration.ofSeconds(3));
            t = System.nanoTime();
            Handover killed = Handover.after(b::kill, installation.progress());
            say(membership, "killed: " + killed);
            bl = HeraldLog.of(b);
            t = System.nanoTime();
            b.restart();
            say(membership, "restart after " + ms(t) + " restored " + bl.restored() + " wiped " + bl.wipedStores());
            try {
            Await.until(Duration.ofSeconds(20), () -> Installation.accounts(b).path("read").asLong() > 0, () -> "not shared");
            } catch (AssertionError e) { System.out.println(e); }
            say(membership, "shared again after " + ms(t) + " restored " + bl.restored() + " wiped " + bl.wipedStores());
            }
            say(membership, "left " + flow.pause());
            java.nio.file.Files.copy(a.log(), java.nio.file.Path.of("/tmp/ops-life-run/" + membership + "-a.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            java.nio.file.Files.copy(b.log(), java.nio.file.Path.of("/tmp/ops-life-run/" + membership + "-b.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
    private static long ms(long t) { return (System.nanoTime() - t) / 1000000; }

    private static void say(Membership membership, String text) {
        System.out.println("shared work, " + membership + ": " + text);
    }
}
