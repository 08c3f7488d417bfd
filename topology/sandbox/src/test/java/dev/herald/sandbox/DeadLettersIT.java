package dev.herald.sandbox;

import static dev.herald.sandbox.Installation.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does not go on is found, looked at, asked about and repaired from the command line. */
@ExtendWith(SharedSandbox.class)
class DeadLettersIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void parkedLanesAndBadRecords_areListedShownEvaluatedAndRepaired(Broker broker, Registry registry)
            throws Exception {
        try (Installation installation =
                Installation.at(broker, registry).with("herald.publication.payments.wait-for", "300ms")) {
            installation.send(SmallLog.partyAndPayment("party-1", "before"));
            List<BadRecord> bad = BadRecord.ofEachKind(valueOf(installation, "before#1"));
            try (HeraldProcess herald = installation.run()) {
                installation.topic(PAYMENTS).write(bad);
                installation.send(SmallLog.payment("late", "party-2"));
                installation.send(SmallLog.payment("never", "party-3"));
                awaitParked(installation, 2);

                listNamesEach(installation, bad.size());
                showTellsTheWhole(installation);
                redriveWithoutTheParty_waitsAndParksAgain(installation);
                redriveWithTheParty_givesTheEventOfTheDryRun(installation);
                discard_takesTheOtherOut(installation);
                nothingIsLeft(installation, bad.size());
                installation.finish(herald);
            }
        }
    }

    private static void listNamesEach(Installation installation, int bad) {
        assertThat(well(installation, "list"))
                .contains("payment/late", "payment/never", "completed", "LOOK_UP", "MissingReferenceException")
                .contains("payment/cut", "RECEIVE", "parked lanes: 2, other dead letters: " + bad);
        assertThat(well(installation, "list", "--aggregate", "late", "--error", "MissingReferenceException"))
                .contains("payment/late")
                .doesNotContain("payment/never", "payment/cut");
    }

    private static void showTellsTheWhole(Installation installation) {
        JsonNode late = json(well(installation, "show", "--aggregate", "payment/late", "--json"))
                .get(0);
        assertThat(late.path("state").asText()).isEqualTo("PARKED");
        assertThat(late.path("key").asText()).isEqualTo("late#" + late.path("sequence"));
        assertThat(late.path("value").isObject()).isTrue();
        assertThat(late.at("/source/topic").asText()).endsWith(PAYMENTS);
        assertThat(late.path("headers").path("ce_type").asText()).endsWith("PaymentSettled");
        assertThat(late.path("stack").asText()).contains("MissingReferenceException");
        assertThat(well(installation, "show", "--aggregate", "magic")).contains("origin: ", "\"unreadable\"");
    }

    private static void redriveWithoutTheParty_waitsAndParksAgain(Installation installation) {
        Terminal.Said dryRun = herald(installation, "redrive", "--aggregate", "late", "--dry-run", "--json");
        assertThat(dryRun.code()).as(dryRun.err()).isEqualTo(8);
        assertThat(json(dryRun.out()).get(0).path("end").asText()).isEqualTo("WAITING");
        assertThat(dryRun.out()).contains("'party-2' of lookup 'parties' is not there");

        Terminal.Said real = herald(installation, "redrive", "--aggregate", "late", "--why", "a try");
        assertThat(real.code()).as(real.err()).isEqualTo(8);
        assertThat(real.out()).contains("released, and waits at", "waiting: 1");
        awaitParked(installation, 2);
    }

    private static void redriveWithTheParty_givesTheEventOfTheDryRun(Installation installation) {
        installation.send(List.of(SmallLog.registered("party-2")));
        Await.until(
                LIMIT,
                () -> herald(installation, "redrive", "--aggregate", "late", "--dry-run")
                                .code()
                        == 0,
                () -> "the party is not seen");
        JsonNode answer = json(well(installation, "redrive", "--aggregate", "late", "--dry-run", "--json"))
                .get(0);
        JsonNode promised = answer.at("/events/0/published/0");

        assertThat(well(installation, "redrive", "--aggregate", "late", "--why", "the party is there"))
                .contains("redrive payment/late completed", "released: 1,");

        Map<String, Object> came = installation.published().stream()
                .filter(record -> String.valueOf(record.get("key")).equals("late"))
                .findAny()
                .orElseThrow();
        assertThat(promised.path("id").asText())
                .isEqualTo(Fields.object(came, "headers").get("ce_id"));
        assertThat(json(promised.path("value").asText()).get(0)).isEqualTo(JSON.valueToTree(came.get("value")));
    }

    private static void discard_takesTheOtherOut(Installation installation) {
        assertThat(well(installation, "discard", "--rule", "completed", "--who", "ops", "--why", "never paid"))
                .contains("payment/never completed: event ", " discarded, released", "released: 1,");
        assertThat(installation.shown("payments.supervision")).anySatisfy(record -> assertThat(String.valueOf(record))
                .contains("EventDiscarded", "never", "who=ops", "why=never paid"));
    }

    private static void nothingIsLeft(Installation installation, int bad) {
        assertThat(well(installation, "list")).contains("parked lanes: 0, other dead letters: " + bad);
        Terminal.Said again = herald(installation, "redrive", "--all", "--why", "to be sure");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("no lane is parked: all");
    }

    private static void awaitParked(Installation installation, int lanes) {
        Await.until(
                LIMIT,
                () -> well(installation, "list").contains("parked lanes: " + lanes + ","),
                () -> well(installation, "list"));
    }

    private static byte[] valueOf(Installation installation, String key) {
        return installation.topic(PAYMENTS).records().stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .findAny()
                .orElseThrow()
                .value();
    }

    private static String well(Installation installation, String... words) {
        return herald(installation, words).well();
    }

    private static Terminal.Said herald(Installation installation, String... words) {
        List<String> command = new ArrayList<>(List.of("dead-letters"));
        command.addAll(List.of(words));
        return installation.terminal().herald(command.toArray(String[]::new));
    }

    private static List<JsonNode> json(String lines) {
        return lines.lines().map(DeadLettersIT::node).toList();
    }

    private static JsonNode node(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
