package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two years of real payments, at once. Skipped where the log is not there. */
@ExtendWith(SharedSandbox.class)
class RealLogIT {

    private static final String STATUS = "payments.public.payment-status";

    /** Requests, last approvals, declines, instructions, settlements. */
    private static final int STATUSES = 7_361 + 6_263 + 1_094 + 6_187 + 6_187;

    @Test
    void realLogSentTwiceAndShuffled_givesTheExpectedEventsOnce(Broker broker, Registry registry) throws IOException {
        List<String> lines = PaymentsLog.lines();
        Map<String, List<PublicRecord>> completed;
        Map<String, List<PublicRecord>> declined;
        Map<String, List<PublicRecord>> status;
        try (Installation once = Installation.at(broker, registry);
                HeraldProcess herald = once.run()) {
            once.send(lines);
            once.awaitDone(herald);
            completed = once.topic(ExpectedPayments.COMPLETED).byKey();
            once.send(lines);

            once.finish(herald);

            List<Map<String, Object>> published = once.published();
            assertThat(published).hasSize(6_187 + 1_094);
            assertThat(ExportDifferences.between(ExpectedPayments.of(PaymentsLog.events()), published))
                    .isEmpty();
            assertThat(once.topic(Installation.DEAD_LETTERS).records()).isEmpty();
            assertThat(once.topic(ExpectedPayments.COMPLETED).byKey()).isEqualTo(completed);
            declined = once.topic(ExpectedPayments.DECLINED).byKey();
            status = once.topic(STATUS).byKey();
            assertThat(status.values().stream().mapToInt(List::size).sum()).isEqualTo(STATUSES);
        }
        try (Installation shuffled = Installation.at(broker, registry);
                HeraldProcess herald = shuffled.run()) {
            shuffled.send(Shuffled.acrossPayments(lines, new Random(Seeds.next("real log shuffled"))));

            shuffled.finish(herald);

            assertThat(shuffled.topic(ExpectedPayments.COMPLETED).byKey()).isEqualTo(completed);
            assertThat(shuffled.topic(ExpectedPayments.DECLINED).byKey()).isEqualTo(declined);
            assertThat(shuffled.topic(STATUS).byKey()).isEqualTo(status);
        }
    }
}
