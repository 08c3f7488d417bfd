package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the order and however often: the public events are those of the clean log, to the byte. */
@ExtendWith(SharedSandbox.class)
class PerturbedLogIT {
    private static final int PAYMENTS = 2_000;

    @Test
    void realLogPerturbed_givesTheBytesOfTheCleanOne(Broker broker, Registry registry) throws IOException {
        List<String> lines = PaymentsLog.lines();

        assertSameAsClean(lines, new Random(Seeds.next("real log perturbed")), broker, registry);
    }

    @Test
    void generatedLogPerturbed_givesTheBytesOfTheCleanOne(Broker broker, Registry registry) throws IOException {
        Random random = new Random(Seeds.next("generated log perturbed"));
        List<String> lines = PaymentsFeed.lines(random.nextLong(), PAYMENTS).toList();

        assertSameAsClean(lines, random, broker, registry);
    }

    private static void assertSameAsClean(List<String> lines, Random random, Broker broker, Registry registry)
            throws IOException {
        Export clean = exportOf(lines, broker, registry);
        List<String> perturbed = Perturbed.of(lines, random);

        Export export = exportOf(perturbed, broker, registry);

        assertThat(perturbed).hasSizeGreaterThan(lines.size());
        assertThat(export.completed()).isEqualTo(clean.completed());
        assertThat(export.declined()).isEqualTo(clean.declined());
        assertThat(ExportDifferences.between(ExpectedPayments.of(PaymentsLog.parse(lines)), export.shown()))
                .isEmpty();
    }

    /** What a log gives, by payment and in order; fails where there is a dead letter, or something stays kept. */
    private static Export exportOf(List<String> lines, Broker broker, Registry registry) {
        try (Installation installation = Installation.at(broker, registry);
                HeraldProcess herald = installation.run()) {
            installation.send(lines);
            installation.finish(herald);
            assertThat(installation.topic(Installation.DEAD_LETTERS).records()).isEmpty();
            return new Export(
                    installation.topic(ExpectedPayments.COMPLETED).byKey(),
                    installation.topic(ExpectedPayments.DECLINED).byKey(),
                    installation.published());
        }
    }

    private record Export(
            Map<String, List<PublicRecord>> completed,
            Map<String, List<PublicRecord>> declined,
            List<Map<String, Object>> shown) {}
}
