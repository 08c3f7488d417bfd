package dev.herald.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * What Herald says of its work so far.
 *
 * @param read records of the sources' topics, references apart
 * @param kept events that are held, waiting or parked now
 * @param published domain events for which a rule published, counted for each rule
 * @param expected instances of expectations that are open: neither met nor missed
 * @param repaired how often something was published since an outcome was missed
 * @param duplicates records that were dropped since they had passed before
 */
record Tally(long read, long kept, long published, long expected, long repaired, long duplicates) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    /**
     * Asks Herald.
     *
     * @param admin the root of its health and accounts
     * @throws DemoFailedException when it does not answer
     */
    static Tally of(URI admin, String context) {
        URI accounts = admin.resolve("/accounts");
        HttpRequest request = HttpRequest.newBuilder(accounts).timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return of(JSON.readTree(answer.body()).required(context));
        } catch (IOException | IllegalArgumentException e) {
            throw new DemoFailedException(1, "herald: no accounts of %s from %s: %s".formatted(context, accounts, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(1, "interrupted");
        }
    }

    private static Tally of(JsonNode accounts) {
        long published = 0;
        for (JsonNode outcomes : accounts.path("counts")) {
            published += outcomes.path("PUBLISHED").asLong();
        }
        long duplicates = accounts.path("counts").path("").path("DUPLICATE").asLong();
        return new Tally(
                accounts.path("read").asLong(),
                accounts.path("kept").asLong(),
                published,
                expected(accounts.path("expectations")),
                accounts.path("expectations").findValues("REPAIRED").stream()
                        .mapToLong(JsonNode::asLong)
                        .sum(),
                duplicates);
    }

    private static long expected(JsonNode expectations) {
        long open = 0;
        for (JsonNode turns : expectations) {
            open += turns.path("OPENED").asLong();
            for (String end : List.of("MET", "MISSED", "RESTARTED", "WITHDRAWN")) {
                open -= turns.path(end).asLong();
            }
        }
        return open;
    }
}
