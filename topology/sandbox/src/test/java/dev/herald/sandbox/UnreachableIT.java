package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody answers, from the start. */
@ExtendWith(SharedSandbox.class)
class UnreachableIT {
    /** The connect timeout is 2 s here; a JVM must start and end too, on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(25);

    private static final String EVENT = SmallLog.registered("party-1");

    @Test
    void registryDownAtStart_endsWith6AndNamesIt_andSendsNothing(Broker broker, Registry registry) throws Exception {
        try (Installation installation = Installation.at(broker, registry)) {
            String nobody = "http://127.0.0.1:%d/apis/ccompat/v7".formatted(Ports.free());
            installation.with("herald.registry.urls", nobody).with("herald.connect.timeout", "2s");

            assertEnds6("run", () -> assertThatThrownBy(installation::run)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContainingAll("ended with exit code 6", "cannot run", nobody));
            assertEnds6("send", () -> assertThat(send(installation)).satisfies(said -> {
                assertThat(said.code()).isEqualTo(6);
                assertThat(said.err()).contains(nobody);
            }));
            assertThat(installation.topic(Installation.PARTIES).records()).isEmpty();
        }
    }

    @Test
    void brokerDownAtStart_endsWith6AndNamesIt(Registry registry) throws Exception {
        String nobody = "127.0.0.1:%d".formatted(Ports.free());
        try (Installation installation = Installation.unprepared(nobody, registry.url())) {
            installation.with("herald.connect.timeout", "2s");
            installation.terminal().herald("contracts", "register").well();

            assertEnds6("run", () -> assertThatThrownBy(installation::run)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContainingAll("ended with exit code 6", "cannot run", nobody));
            assertEnds6("send", () -> assertThat(send(installation)).satisfies(said -> {
                assertThat(said.code()).isEqualTo(6);
                assertThat(said.err()).contains(nobody);
            }));
        }
    }

    private static Terminal.Said send(Installation installation) {
        return installation.terminal().herald(EVENT.getBytes(StandardCharsets.UTF_8), "events", "send", "-");
    }

    private static void assertEnds6(String command, Runnable ends) {
        long start = System.nanoTime();
        ends.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(command).isLessThan(SOON);
    }
}
