package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.payments.Payments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Herald at a broker and a registry that talk to nobody but those who show who they are, and who see who they talk to. */
@ExtendWith(SharedSandbox.class)
class SecuredIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The connect timeout is 3 s here; clients must start and end too, on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String BASIC_PASSWORD = "basic-4711-tiger";
    private static final String WRONG = "wrong-4711-panther";
    private static final String[] TRUSTSTORE = {"kafka.ssl.truststore.location", "kafka.ssl.truststore.password"};
    private static final String[] KEYSTORE = {
        "kafka.ssl.keystore.location", "kafka.ssl.keystore.password", "kafka.ssl.key.password"
    };
    private static final String[] REGISTRY_TRUSTSTORE = {
        "herald.registry.ssl.truststore.location", "herald.registry.ssl.truststore.password"
    };
    private static final String[] REGISTRY_KEYSTORE = {
        "herald.registry.ssl.keystore.location", "herald.registry.ssl.keystore.password"
    };
    private static final String TOKEN = "bearer-4711-lion";

    @TempDir
    private static Path dir = Path.of("");

    private static Certificates certificates;
    private static Path server;
    private static Path client;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws IOException {
        certificates = Certificates.in(dir);
        server = certificates.server("server", "-1H");
        client = certificates.client("herald");
        broker = SecuredBroker.start(certificates, server, client);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void everything_worksByCertificatesAndScram_andARegistryWithCertificatesAndAPassword(Registry registry)
            throws IOException {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("herald:" + BASIC_PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (RegistryGate gate = RegistryGate.open(registry, certificates, server, true, basic)) {
            worksThroughout(with(login("login."), registry(gate.url(), "basic")));
        }
    }

    private static void worksThroughout(Map<String, String> settings) throws IOException {
        Terminal terminal = new Terminal(settings, List.of(new Payments()));
        terminal.herald("topics", "apply").well();
        terminal.herald("contracts", "register").well();
        byte[] events =
                String.join("\n", SmallLog.partyAndPayment("party-1", "pay-1")).getBytes(StandardCharsets.UTF_8);
        terminal.herald(events, "events", "send", "-").well();
        StartOptions options = StartOptions.defaults();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        try (HeraldProcess herald = HeraldProcess.start(options)) {
            String topic = settings.get("herald.topic-prefix") + "payments.public.payment-completed";
            String[] tail = {"events", "tail", topic, "--from-beginning", "--until-end", "--json"};
            Await.until(LIMIT, () -> terminal.herald(tail).well().contains("pay-1"), () -> new LogTail(herald.log())
                    .text());
            assertThat(terminal.herald("doctor"))
                    .satisfies(said ->
                            assertThat(said.code()).as(said.out() + said.err()).isZero());
            herald.stop();
            assertThat(herald.exitCode()).isZero();
            keepsItsSecrets(Files.readString(herald.log()));
        }
    }

    @Test
    void everything_worksByCertificatesAlone_andARegistryWithAToken(Registry registry) throws IOException {
        try (RegistryGate gate = RegistryGate.open(registry, certificates, server, false, "Bearer " + TOKEN)) {
            Map<String, String> settings = with(with(login("mutual."), mutual()), registry(gate.url(), "bearer"));
            worksThroughout(without(settings, "kafka.sasl.jaas.config", "kafka.sasl.mechanism"));
        }
    }

    @Test
    void plainOverTls_isTaken() {
        heraldAt(with(login("plain."), broker.plain(broker.plainPassword())), "topics", "apply")
                .well();
    }

    @Test
    void brokerThatDoesNotAgree_endsACommandInTime_namesTheSetting_andShowsNoSecret(Registry registry) {
        Map<String, String> login = with(login("refused."), url(registry.url()));
        Map<String, String> uncertified = without(login, KEYSTORE);
        Map<String, String> wrong = with(login, broker.plain(WRONG));
        for (String command : List.of("topics check", "doctor", "events send -", "run")) {
            refused(7, "kafka.sasl.jaas.config", wrong, command.split(" "));
        }
        refused(7, "kafka.ssl.truststore.location", without(login, TRUSTSTORE), "topics", "check");
        refused(7, "kafka.ssl.keystore.location", uncertified, "topics", "check");
        refused(7, "kafka.ssl.keystore.location", with(uncertified, mutual()), "topics", "check");
        refused(6, "kafka.security.protocol", with(login, protocol("PLAINTEXT")), "topics", "check");
        refused(6, "kafka.security.protocol", with(login, at(broker.broker().bootstrap())), "topics", "check");
        refused(3, "Failed to load SSL keystore", with(login, Map.of("kafka.ssl.keystore.password", WRONG)), "run");
        refused(
                7,
                "names other hosts",
                with(with(login, mutual()), at("127.0.0.1:" + broker.astray())),
                "topics",
                "check");
    }

    @Test
    void registryThatDoesNotAgree_endsACommandInTime_namesTheSetting_andShowsNoSecret(Registry registry)
            throws IOException {
        try (RegistryGate gate = RegistryGate.open(registry, certificates, server, true, "Bearer " + TOKEN);
                RegistryGate astray = RegistryGate.open(registry, certificates, client, false, "Bearer " + TOKEN)) {
            Map<String, String> at = with(login("refused."), registry(gate.url(), "bearer"));
            String[] check = {"contracts", "check"};
            refused(7, "herald.registry.auth", with(at, Map.of("herald.registry.auth.token", WRONG)), check);
            refused(6, "herald.registry.ssl.truststore.location", without(at, REGISTRY_TRUSTSTORE), check);
            refused(6, "herald.registry.ssl.keystore.location", without(at, REGISTRY_KEYSTORE), check);
            refused(6, "names other hosts", with(at, url(astray.url())), check);
            refused(6, "herald.registry.urls", with(at, url(gate.url().replace("https", "http"))), check);
            refused(6, "herald.registry.urls", with(at, url(registry.url().replace("http", "https"))), check);
        }
    }

    private static void refused(int code, String advice, Map<String, String> settings, String... command) {
        long start = System.nanoTime();
        Terminal.Said said = heraldAt(settings, command);
        String what = "%s: %s%s".formatted(List.of(command), said.err(), said.out());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(SOON);
        assertThat(said.code()).as(what).isEqualTo(code);
        assertThat(what).contains(advice);
        keepsItsSecrets(what);
    }

    private static Terminal.Said heraldAt(Map<String, String> settings, String... command) {
        return new Terminal(settings, List.of(new Payments())).herald(command);
    }

    private static Map<String, String> protocol(String name) {
        return Map.of("kafka.security.protocol", name);
    }

    private static Map<String, String> at(String bootstrap) {
        return Map.of("kafka.bootstrap.servers", bootstrap);
    }

    private static Map<String, String> url(String address) {
        return Map.of("herald.registry.urls", address);
    }

    private static Map<String, String> login(String prefix) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + broker.login(),
                "herald.topic-prefix",
                prefix,
                "herald.contexts",
                "payments",
                "herald.topics.partitions",
                "2",
                "herald.connect.timeout",
                "3s",
                "kafka.ssl.truststore.location",
                certificates.trusted().toString(),
                "kafka.ssl.truststore.password",
                Certificates.PASSWORD,
                "kafka.ssl.keystore.location",
                client.toString(),
                "kafka.ssl.keystore.password",
                Certificates.PASSWORD,
                "kafka.ssl.key.password",
                Certificates.PASSWORD));
        settings.put("herald.state.dir", dir.resolve("state").toString());
        settings.putAll(broker.scram());
        return settings;
    }

    private static Map<String, String> mutual() {
        return Map.of("kafka.bootstrap.servers", "127.0.0.1:" + broker.mutual(), "kafka.security.protocol", "SSL");
    }

    private static Map<String, String> registry(String url, String auth) {
        return Map.of(
                "herald.registry.urls",
                url,
                "herald.registry.auth",
                auth,
                "herald.registry.auth.username",
                auth.equals("basic") ? "herald" : "",
                "herald.registry.auth.password",
                auth.equals("basic") ? BASIC_PASSWORD : "",
                "herald.registry.auth.token",
                auth.equals("bearer") ? TOKEN : "",
                "herald.registry.ssl.truststore.location",
                certificates.trusted().toString(),
                "herald.registry.ssl.truststore.password",
                Certificates.PASSWORD,
                "herald.registry.ssl.keystore.location",
                client.toString(),
                "herald.registry.ssl.keystore.password",
                Certificates.PASSWORD);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(others);
        return all;
    }

    private static Map<String, String> without(Map<String, String> settings, String... keys) {
        Map<String, String> fewer = new TreeMap<>(settings);
        fewer.keySet().removeAll(List.of(keys));
        return fewer;
    }

    private static void keepsItsSecrets(String text) {
        assertThat(text).doesNotContain(BASIC_PASSWORD, TOKEN, WRONG, Certificates.PASSWORD, broker.plainPassword());
    }
}
