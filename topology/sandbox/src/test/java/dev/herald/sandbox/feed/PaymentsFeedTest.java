package dev.herald.sandbox.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentsFeedTest {
    private static final int PAYMENTS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may follow what in the life of one aggregate; the empty type stands for its start. */
    private static final Map<String, Set<String>> NEXT = Map.of(
            "", Set.of("PartyRegistered", "PaymentDrafted", "PaymentRequested"),
            "PartyRegistered", Set.of("PartyRenamed"),
            "PaymentDrafted", Set.of("PaymentRequested"),
            "PaymentRequested", Set.of("PaymentApproved", "PaymentRejected"),
            "PaymentApproved", Set.of("PaymentApproved", "PaymentRejected", "PaymentInstructed"),
            "PaymentRejected", Set.of("PaymentRejected", "PaymentRequested"),
            "PaymentInstructed", Set.of("PaymentSettled"));

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final List<JsonNode> feed =
            PaymentsFeed.lines(seed, PAYMENTS).map(PaymentsFeedTest::parse).toList();

    @Test
    void one_seed_gives_the_same_lines_each_time() {
        assertThat(PaymentsFeed.lines(seed, PAYMENTS))
                .as("seed %d", seed)
                .containsExactlyElementsOf(PaymentsFeed.lines(seed, PAYMENTS).toList());
    }

    @Test
    void another_seed_gives_other_lines() {
        assertThat(PaymentsFeed.lines(1, 10).toList())
                .isNotEqualTo(PaymentsFeed.lines(2, 10).toList());
    }

    /** Fails on any change of the feed, so that no platform and no JDK makes another one unnoticed. */
    @Test
    void a_known_seed_gives_known_lines() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");

        PaymentsFeed.lines(7, 1_000).forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("cbbac98f442251664aa6bcf2faca23d754dbaba0583e831f161fbac8147a4942");
    }

    @Test
    void the_events_come_in_order_of_time() {
        assertThat(feed.stream().map(PaymentsFeedTest::at)).as("seed %d", seed).isSorted();
    }

    @Test
    void each_aggregate_counts_its_events_from_one_without_a_gap() {
        lives().forEach((id, events) -> {
            for (int index = 0; index < events.size(); index++) {
                assertThat(events.get(index).get("sequence").asInt())
                        .as("seed %d, %s", seed, id)
                        .isEqualTo(index + 1);
            }
        });
    }

    @Test
    void each_event_may_follow_the_one_before() {
        lives().forEach((id, events) -> {
            String last = "";
            for (JsonNode event : events) {
                assertThat(NEXT.get(last)).as("seed %d, %s", seed, id).contains(type(event));
                last = type(event);
            }
        });
    }

    @Test
    void every_event_type_every_scheme_and_every_rejecting_role_occurs() {
        assertThat(feed.stream().map(PaymentsFeedTest::type))
                .as("seed %d", seed)
                .contains("PaymentDrafted", "PaymentRequested", "PaymentApproved", "PaymentRejected")
                .contains("PaymentInstructed", "PaymentSettled", "PartyRegistered", "PartyRenamed");
        assertThat(texts("PaymentRequested", "scheme")).contains("FASTER_PAYMENTS", "BACS", "CHAPS");
        assertThat(texts("PaymentRejected", "rejectedBy"))
                .contains("SUPERVISOR", "ADMINISTRATION", "BUDGET_OWNER", "PRE_APPROVER", "EMPLOYEE", "MISSING");
    }

    @Test
    void each_payer_is_registered_before_a_payment_names_it() {
        Set<String> registered = new HashSet<>();
        for (JsonNode event : feed) {
            if (type(event).equals("PartyRegistered")) {
                registered.add(event.get("aggregateId").asText());
            }
            if (event.get("data").has("partyId")) {
                assertThat(registered)
                        .as("seed %d", seed)
                        .contains(event.get("data").get("partyId").asText());
            }
        }
    }

    @Test
    void an_amount_is_of_whole_pence_above_zero_and_within_its_scheme() {
        for (JsonNode event : feed) {
            if (type(event).equals("PaymentRequested")) {
                BigDecimal amount =
                        new BigDecimal(event.get("data").get("amount").asText());
                assertThat(amount).isPositive().hasScaleOf(2);
                if (event.get("data").get("scheme").asText().equals("FASTER_PAYMENTS")) {
                    assertThat(amount).isLessThanOrEqualTo(new BigDecimal("1000000.00"));
                }
            }
        }
    }

    @Test
    void as_many_payments_come_as_were_asked_for() {
        assertThat(lives().keySet().stream().filter(id -> id.startsWith("pay-")))
                .hasSize(PAYMENTS);
        assertThatThrownBy(() -> PaymentsFeed.lines(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payments feed: 1 or more payments, not 0");
    }

    private Map<String, List<JsonNode>> lives() {
        Map<String, List<JsonNode>> lives = new LinkedHashMap<>();
        for (JsonNode event : feed) {
            lives.computeIfAbsent(event.get("aggregateId").asText(), id -> new ArrayList<>())
                    .add(event);
        }
        return lives;
    }

    private Stream<String> texts(String type, String field) {
        return feed.stream()
                .filter(event -> type(event).equals(type))
                .map(event -> event.get("data").get(field).asText());
    }

    private static String type(JsonNode event) {
        return event.get("type").asText();
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.get("occurredAt").asText());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
