package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.processor.TestPublication;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Distinctive values, in each source, right and wrong, with commands that end well and that fail. */
class SecretsNeverShownTest {

    private static final String MARK = "hush";

    private static final List<String> COMMANDS = List.of(
            "settings",
            "settings --json",
            "settings --given --stacktrace",
            "run --stacktrace",
            "topics check --stacktrace",
            "contracts check --stacktrace",
            "doctor --stacktrace",
            "doctor --json",
            "acls --processor User:h --check",
            "describe --text",
            "health",
            "events send absent.jsonl");

    @TempDir
    Path dir = Path.of("");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final StringWriter said = new StringWriter();
    private Level before = Level.WARN;

    @BeforeEach
    void listen() {
        log.start();
        Logger root = root();
        before = root.getLevel();
        root.setLevel(Level.INFO);
        root.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(log);
        root().setLevel(before);
        kafka().setLevel(Level.WARN);
    }

    /** How each command gets which secrets. */
    static Stream<Arguments> ways() {
        return Stream.of("properties", "yaml", "environment", "command line", "files")
                .flatMap(source -> Stream.of(right(), wrong(), jaasCutShort(), refusedByKafka())
                        .map(secrets -> Arguments.of(source, secrets)));
    }

    private static Map<String, String> right() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("herald.registry.auth", "basic");
        secrets.put("herald.registry.auth.username", "somebody");
        secrets.put("herald.registry.auth.password", "hush-registry-password");
        secrets.put("herald.registry.auth.token", "hush-registry-token");
        secrets.put("herald.registry.ssl.truststore.password", "hush-trust");
        secrets.put("herald.registry.ssl.keystore.password", "hush-keys");
        secrets.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\""
                        + " password=\"hush-jaas\";");
        secrets.put("kafka.ssl.key.password", "hush-key");
        secrets.put("kafka.ssl.keystore.password", "hush-keystore");
        secrets.put("kafka.ssl.truststore.password", "hush-truststore");
        secrets.put("kafka.ssl.keystore.key", "hush-pem");
        secrets.put("kafka.sasl.oauthbearer.client.credentials.client.secret", "hush-client");
        secrets.put("kafka.sasl.oauthbearer.token.endpoint.url", "https://me:hush-user@127.0.0.1/?key=hush-query");
        secrets.put("kafka.basic.auth.user.info", "me:hush-plugin-user");
        secrets.put("kafka.my.plugin.apikey", "hush-plugin-key");
        return secrets;
    }

    private static Map<String, String> wrong() {
        Map<String, String> secrets = new LinkedHashMap<>(right());
        secrets.put("herald.registry.auth.password", "hush\thush");
        secrets.put("herald.registry.auth.token", "${hush:hush:x}");
        secrets.put("herald.registry.urls", "http://me:hush-url@127.0.0.1:1,http://127.0.0.1:1/?token=hush-token");
        secrets.put("herald.registry.auth.pasword", "hush-mistyped");
        secrets.put("kafka.bootstrap.servers", "me:hush-broker@127.0.0.1:1");
        return secrets;
    }

    private static Map<String, String> jaasCutShort() {
        Map<String, String> secrets = new LinkedHashMap<>(right());
        secrets.put("kafka.sasl.jaas.config", "a.B required username=\"me\" password \"hush-jaas\" hush-more;");
        return secrets;
    }

    private static Map<String, String> refusedByKafka() {
        Map<String, String> secrets = new LinkedHashMap<>(right());
        secrets.put("kafka.security.protocol", "SSL");
        secrets.put("kafka.ssl.keystore.type", "PEM");
        secrets.put("kafka.ssl.keystore.certificate.chain", "hush-certificate");
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noOutputAndNoLog_holdsASecret(String source, Map<String, String> secrets) throws IOException {
        for (String command : COMMANDS) {
            run(source, secrets, command.split(" "));
        }

        assertThat(said.toString()).isNotEmpty().doesNotContainIgnoringCase(MARK);
        assertThat(logged()).doesNotContainIgnoringCase(MARK);
    }

    @Test
    void logOfKafka_isListenedTo() throws IOException {
        run("command line", right(), "topics", "check", "--stacktrace");

        assertThat(logged()).contains("Kafka version");
    }

    private void run(String source, Map<String, String> secrets, String... command) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(secrets);
        all.putIfAbsent("kafka.bootstrap.servers", "127.0.0.1:1");
        all.putIfAbsent("herald.registry.urls", "http://127.0.0.1:1");
        all.put("herald.connect.timeout", "100ms");
        List<String> words = new ArrayList<>(Arrays.asList(command));
        Map<String, String> environment = new LinkedHashMap<>();
        switch (source) {
            case "properties" ->
                words.addAll(List.of("--config", properties(all).toString()));
            case "yaml" -> words.addAll(List.of("--config", yaml(all).toString()));
            case "environment" ->
                all.forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
            case "files" -> files(all).forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
            default -> all.forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
        }
        kafka().setLevel(Level.INFO);
        CommandLines.run(
                new Surroundings(
                        InputStream.nullInputStream(),
                        new PrintWriter(said, true),
                        new PrintWriter(said, true),
                        environment,
                        Clock.systemUTC(),
                        TestPublication.sources(),
                        orderly -> () -> {}),
                words.toArray(String[]::new));
    }

    private Path properties(Map<String, String> all) throws IOException {
        Properties properties = new Properties();
        properties.putAll(all);
        Path file = dir.resolve("some.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private Path yaml(Map<String, String> all) throws IOException {
        String text = all.entrySet().stream()
                .map(each -> each.getKey() + ": '" + each.getValue() + "'")
                .collect(Collectors.joining("\n"));
        return Files.writeString(dir.resolve("some.yaml"), text + "\n");
    }

    /** Those that may stand in files of their own do so. */
    private Map<String, String> files(Map<String, String> all) throws IOException {
        Map<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : all.entrySet()) {
            boolean declared = each.getKey()
                    .matches("herald.*(password|token)|kafka.ss?a?s?l.*(password|jaas.config|client.secret)");
            if (declared) {
                Path file = Files.writeString(dir.resolve(each.getKey()), each.getValue());
                given.put(each.getKey() + ".file", file.toString());
            } else {
                given.put(each.getKey(), each.getValue());
            }
        }
        return given;
    }

    private String logged() {
        return log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static Logger kafka() {
        return root().getLoggerContext().getLogger("org.apache.kafka");
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
