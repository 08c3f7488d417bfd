package dev.herald.processor.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the configuration that is shipped. */
class LogSetupTest {

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void configure() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogSetup.class.getResource("/logback.xml"));
        LimitedAppender limited = (LimitedAppender) Objects.requireNonNull(
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("limited"));
        ((OutputStreamAppender<ILoggingEvent>) Objects.requireNonNull(limited.getAppender("stderr")))
                .setOutputStream(written);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void apply(String format, String level) {
        LogSetup.apply(
                context,
                Settings.of(List.of(
                        SettingSource.commandLine(Map.of("herald.log.format", format, "herald.log.level", level)))));
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private void logFailure() {
        context.getLogger("dev.herald.run")
                .atError()
                .addKeyValue("context", "payments")
                .addKeyValue("aggregateId", "rfp-1")
                .addKeyValue("sequence", 3)
                .setCause(new IllegalStateException("first line\nsecond line"))
                .log("{}: ended by {}", "payments", "\"that\"");
    }

    @Test
    void json_isOneObjectALineWithTheLinesOwnKeysAndTheExceptionAsOneField() throws IOException {
        apply("json", "info");

        logFailure();
        context.getLogger("dev.herald.run").info("stopping");

        List<String> lines = output().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        assertThat(first.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "timestamp",
                        "level",
                        "logger",
                        "thread",
                        "message",
                        "exception",
                        "context",
                        "aggregateId",
                        "sequence");
        assertThat(Instant.parse(first.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(first.path("level").asText()).isEqualTo("ERROR");
        assertThat(first.path("message").asText()).isEqualTo("payments: ended by \"that\"");
        assertThat(first.path("sequence").asInt()).isEqualTo(3);
        assertThat(first.path("exception").asText())
                .startsWith("java.lang.IllegalStateException: first line\nsecond line")
                .contains("LogSetupTest");
    }

    @Test
    void text_isForPeople() {
        apply("text", "info");

        context.getLogger("dev.herald.run")
                .atInfo()
                .addKeyValue("context", "payments")
                .log("payments: RUNNING");

        assertThat(output()).matches("\\S+Z INFO  run: payments: RUNNING\\R");
    }

    @Test
    void level_isOfHeraldAndOthersNeverSayMoreThanWarnings() {
        apply("text", "debug");
        Logger kafka = context.getLogger("org.apache.kafka.clients.NetworkClient");
        assertThat(context.getLogger("dev.herald.run").getEffectiveLevel()).isEqualTo(Level.DEBUG);
        assertThat(kafka.getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger("other").getEffectiveLevel()).isEqualTo(Level.WARN);

        apply("text", "error");
        assertThat(context.getLogger("dev.herald.run").getEffectiveLevel()).isEqualTo(Level.ERROR);
        assertThat(context.getLogger("other").getEffectiveLevel()).isEqualTo(Level.ERROR);
    }
}
