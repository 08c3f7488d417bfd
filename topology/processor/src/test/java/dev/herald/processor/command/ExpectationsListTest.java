package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.herald.processor.CommandRun;
import dev.herald.processor.TestPublication;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectationsListTest {

    private static final String ANSWER = """
        {"payments":{"open":1,"overdue":0,"missed":1,"instances":[{"state":"missed","expectation":"settles",\
        "aggregate":"payment","aggregateId":"rfp-1","key":"","openedBySequence":3,"openedById":"e3",\
        "openedByType":"T","openedAt":"2017-01-09T08:00:00Z","deadline":"2017-01-23T08:00:00Z","repairs":2,\
        "correlationId":null}]}}\
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private int status = 200;

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer processor;

    @BeforeEach
    void start() throws IOException {
        processor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        processor.createContext("/expectations", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getRawQuery());
                byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        processor.start();
    }

    @AfterEach
    void stop() {
        processor.stop(0);
    }

    @Test
    void whatTheProcessorKeeps_isListed() {
        assertThat(run("expectations", "list", "--missed", "--name", "instructed payments"))
                .isZero();

        assertThat(asked).containsExactly("limit=100&state=missed&name=instructed+payments");
        assertThat(out.toString().lines())
                .containsExactly(
                        "payments missed  'settles' payment/rfp-1: opened 2017-01-09T08:00:00Z by e3,"
                                + " deadline 2017-01-23T08:00:00Z, repairs 2",
                        "payments: open 1, overdue 0, missed 1");
    }

    @Test
    void json_isTheProcessorsOwn() {
        assertThat(run("expectations", "list", "--json", "--limit", "7")).isZero();

        assertThat(asked).containsExactly("limit=7");
        assertThat(out.toString().strip()).isEqualTo(ANSWER);
    }

    @Test
    void twoStatesAtOnce_areUsage() {
        assertThat(run("expectations", "list", "--open", "--missed")).isEqualTo(2);
    }

    @Test
    void processorThatIsNotReady_isUnavailable() {
        status = 503;
        assertThat(run("expectations", "list")).isEqualTo(6);

        processor.stop(0);
        assertThat(run("expectations", "list")).isEqualTo(6);
        assertThat(err.toString()).contains("no processor answers at http://127.0.0.1:");
    }

    @Test
    void description_namesTopicsRulesLookupsAndExpectations() {
        assertThat(run("describe")).isZero();

        assertThat(out.toString().lines().map(String::strip))
                .containsSubsequence(
                        "context test",
                        "sources",
                        "test.domain.payment: types [PaymentRequested, PaymentRejected]",
                        "lookups",
                        "parties: from test.domain.party",
                        "rules",
                        "declined: on PaymentRejected publishes PaymentDeclined to test.public.declined",
                        "expectations",
                        "requested payments are declined: after PaymentRequested one of [PaymentRejected] time within"
                                + " PT24H lateness PT5M per aggregate repeat KEEP_FIRST",
                        "disclosures",
                        "PaymentRejected.reason: in declinedBy of test.public.declined because the payer must learn"
                                + " why");
    }

    @Test
    void descriptionAsJson_isOneObjectAContext() {
        assertThat(run("describe", "--json")).isZero();

        assertThat(out.toString())
                .hasLineCount(1)
                .contains("\"context\":\"test\"", "\"name\":\"requested payments are declined\"");
    }

    private int run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(
                List.of("--set", "herald.admin.port=" + processor.getAddress().getPort()));
        return CommandRun.of(TestPublication.sources(), out, err, words.toArray(String[]::new));
    }
}
