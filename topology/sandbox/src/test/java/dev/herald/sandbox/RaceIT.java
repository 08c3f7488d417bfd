package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sending and processing race each other. As often as {@code -Dherald.test.races} says; 3 times by default. */
@ExtendWith(SharedSandbox.class)
class RaceIT {
    private static final int RACES = Integer.getInteger("herald.test.races", 3);
    private static final int PAYMENTS = 250;

    @Test
    void sendingRacesProcessing_namesAreThoseAsOfTheEvent(Broker broker, Registry registry) throws Exception {
        Random random = new Random(Seeds.next("race"));
        for (int race = 0; race < RACES; race++) {
            List<String> lines = RenamingLog.of(random, PAYMENTS);
            try (Installation installation = Installation.at(broker, registry)) {
                assertThat(differencesAfter(installation, lines, race % 2 == 0))
                        .as("race %d", race)
                        .isEmpty();
            }
        }
    }

    /** The start of Herald is in the race, or over before. */
    private static List<String> differencesAfter(Installation installation, List<String> lines, boolean startRaces)
            throws Exception {
        HeraldProcess early = startRaces ? null : installation.run();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> installation.send(lines));
        try (HeraldProcess herald = early == null ? installation.run() : early) {
            sending.get();
            installation.finish(herald);
        }
        return ExportDifferences.between(ExpectedPayments.of(PaymentsLog.parse(lines)), installation.published());
    }
}
