package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.sandbox.ExpectedPayments.Expected;
import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    private final Path directory;

    DemoIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void inputSentTwice_isPublishedOnceAndDroppedOnce_atASecuredBroker() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        List<String> events = PaymentsFeed.lines(seed, 40).toList();
        List<String> twice = new ArrayList<>(events);
        twice.addAll(events);
        Path input = Files.write(directory.resolve("sent twice.jsonl"), twice);
        Path export = directory.resolve("export here");

        DemoRun run = DemoRun.of("--secured", "--input", input.toString(), "--export", export.toString());

        assertThat(run.exitCode()).as("seed %d: %s", seed, run.err()).isZero();
        assertThat(run.leftBehind()).isEmpty();
        List<Expected> expected = ExpectedPayments.of(PaymentsLog.parse(events));
        assertThat(ExportDifferences.between(expected, DemoRun.exported(export)))
                .as("seed %d", seed)
                .isEmpty();
        JsonNode summary = DemoRun.summary(export);
        long payments = events.stream()
                .filter(line -> line.contains("\"aggregate\":\"payment\""))
                .count();
        assertThat(summary.get("domainEventsSent").asInt()).isEqualTo(twice.size());
        assertThat(summary.get("domainEventsRead").asInt()).isEqualTo(twice.size());
        assertThat(summary.get("dropped").asLong()).isEqualTo(payments);
        assertThat(summary.get("deadLetters").asInt()).isZero();
        assertThat(summary.get("kept").asInt()).isZero();
        assertThat(export.resolve("payments.dead-letters.jsonl")).isEmptyFile();
        assertThat(export.resolve("payments.supervision.jsonl")).isEmptyFile();
    }

    @Test
    void eventThatNeverComes_leavesTheLaterOnesKept() throws IOException {
        List<String> events = new ArrayList<>(PaymentsFeed.lines(3, 5).toList());
        events.removeIf(line -> line.contains("\"pay-000001\",\"sequence\":1,"));
        long later =
                events.stream().filter(line -> line.contains("\"pay-000001\"")).count();
        Path input = Files.write(directory.resolve("gap.jsonl"), events);

        DemoRun run = DemoRun.of("--input", input.toString(), "--export", directory.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(DemoRun.summary(directory).get("kept").asLong()).isEqualTo(later);
        assertThat(run.out()).containsPattern("still kept +" + later);
    }

    @Test
    void badLine_endsTheDemoWithItsNumberAndNothingLeftBehind() throws IOException {
        Path input = Files.writeString(directory.resolve("bad.jsonl"), "{\"aggregate\":\"payment\",\n");

        DemoRun run = DemoRun.of("--input", input.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("line 1").contains("1 bad lines; nothing was sent");
        assertThat(run.leftBehind()).isEmpty();
    }

    @Test
    void missingInput_isRefusedBeforeAnythingStarts() {
        DemoRun run = DemoRun.of("--input", directory.resolve("none.jsonl").toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("none.jsonl: there is no such file");
        assertThat(run.out()).isEmpty();
    }
}
