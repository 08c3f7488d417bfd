package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running processor writes at its commits, which only a real broker shows. */
@ExtendWith(SharedSandbox.class)
class ChangelogIT {
    private static final int PAYMENTS = 3_000;

    @Test
    void catchUp_writesAggregatesOncePerCommit_notPerEvent(Broker broker, Registry registry) {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("changelog")), PAYMENTS);
        try (Installation installation = Installation.at(broker, registry)) {
            installation.send(lines);
            try (HeraldProcess herald = installation.run()) {
                installation.awaitDone(herald);

                var written = installation.changelog("aggregates").byKey();

                assertThat(written).as("each aggregate is there before the end").hasSize(PAYMENTS);
                assertThat(written.values().stream().mapToInt(List::size).sum())
                        .as("changelog records of %d events", 3 * PAYMENTS)
                        .isLessThan(3 * PAYMENTS / 2);
                assertThat(installation.changelog("kept").byKey())
                        .as("what is kept")
                        .isEmpty();
            }
        }
    }
}
