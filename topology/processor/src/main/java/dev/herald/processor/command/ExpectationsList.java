package dev.herald.processor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.admin.AdminClient;
import dev.herald.processor.admin.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the instances of expectations that the processor on this machine keeps. */
@Command(
        name = "list",
        description = {
            "Lists the expectations that the processor on this machine, at herald.admin.port, keeps: the oldest first.",
            "Open: an outcome is expected. Overdue: its deadline has passed, and no miss has been declared yet."
                    + " Missed: it was declared missed, and has not been met since.",
            "Of several processors, each keeps those of its own partitions."
        })
final class ExpectationsList implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final HeraldCommand herald;

    @ArgGroup
    @Nullable Which which;

    @Option(names = "--name", paramLabel = "NAME", description = "Only those of this expectation.")
    @Nullable String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "So many at the most, up to 10000; ${DEFAULT-VALUE} where it is not given.")
    int limit;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** At most one of the states; any where none is given. */
    static final class Which {

        @Option(names = "--open", description = "Only open ones.")
        boolean open;

        @Option(names = "--overdue", description = "Only overdue ones.")
        boolean overdue;

        @Option(names = "--missed", description = "Only missed ones.")
        boolean missed;

        String state() {
            return open ? "open" : overdue ? "overdue" : "missed";
        }
    }

    ExpectationsList(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode found = ask(path());
        PrintWriter out = herald.surroundings().out();
        if (json) {
            out.println(found);
        } else {
            found.properties().forEach(context -> print(out, context.getKey(), context.getValue()));
        }
        return ExitCode.OK.number();
    }

    private String path() {
        return "/expectations?limit=" + limit
                + (which == null ? "" : "&state=" + which.state())
                + (name == null ? "" : "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    private JsonNode ask(String path) throws InterruptedException {
        Endpoint endpoint = Endpoint.of(herald.settings());
        URI address = endpoint.address(path);
        HttpResponse<String> answer;
        try {
            answer = new AdminClient(endpoint, PATIENCE).get(path);
        } catch (IOException e) {
            throw new EndedException(ExitCode.UNAVAILABLE, "no processor answers at " + address + ": " + e);
        }
        if (answer.statusCode() != OK) {
            throw new EndedException(
                    answer.statusCode() == BAD_REQUEST ? ExitCode.USAGE : ExitCode.UNAVAILABLE,
                    address + ": " + answer.body());
        }
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new EndedException(ExitCode.UNAVAILABLE, address + ": not the answer of a processor: " + e);
        }
    }

    private static void print(PrintWriter out, String context, JsonNode found) {
        for (JsonNode each : found.path("instances")) {
            String key = each.path("key").asText();
            out.println(String.format(
                    Locale.ROOT,
                    "%s %-7s '%s' %s/%s%s: opened %s by %s, deadline %s%s",
                    context,
                    each.path("state").asText(),
                    each.path("expectation").asText(),
                    each.path("aggregate").asText(),
                    each.path("aggregateId").asText(),
                    key.isEmpty() ? "" : " [" + key + "]",
                    each.path("openedAt").asText(),
                    each.path("openedById").asText(),
                    each.path("deadline").asText(),
                    each.path("repairs").asInt() == 0 ? "" : ", repairs " + each.path("repairs")));
        }
        out.println(context + ": open " + found.path("open") + ", overdue " + found.path("overdue") + ", missed "
                + found.path("missed"));
    }
}
