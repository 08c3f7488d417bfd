package dev.herald.processor.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LimitedAppenderTest {

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private long now;
    private final LimitedAppender limited = new LimitedAppender(() -> now);
    private Logger log;

    @BeforeEach
    void start() {
        written.setContext(context);
        written.start();
        limited.setContext(context);
        limited.addAppender(written);
        limited.start();
        log = context.getLogger("log");
        log.addAppender(limited);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void oneCause_passesFiveTimesAMinuteAndThenSaysHowOftenItDidNot() {
        for (int i = 0; i < 100; i++) {
            log.warn("broker {} is away", i);
        }
        pass(Duration.ofSeconds(59));
        log.warn("broker {} is away", 100);
        assertThat(lines()).hasSize(Repetitions.PASS);

        pass(Duration.ofSeconds(1));
        limited.sweep();

        assertThat(lines())
                .hasSize(Repetitions.PASS + 1)
                .last()
                .isEqualTo("96 more lines like this one were left out: broker {} is away");
        log.warn("broker {} is away", 101);
        assertThat(lines()).last().isEqualTo("broker 101 is away");
    }

    @Test
    void errorsOfDistinctCauses_allPass() {
        for (int i = 0; i < 5_000; i++) {
            log.error("{}: ended by {}", "payments", "cause " + i, new IllegalStateException("the same"));
            log.error("ended", new IllegalStateException("cause " + i));
        }

        assertThat(written.list).hasSize(10_000);
    }

    @Test
    void sameError_isLimitedToo() {
        for (int i = 0; i < 100; i++) {
            log.error("ended by {}", "one cause");
        }

        assertThat(written.list).hasSize(Repetitions.PASS);
    }

    @Test
    void statesOfSeveralContexts_allPass() {
        for (int i = 0; i < 50; i++) {
            log.info("{}: {}", "context-" + i, "RUNNING");
        }

        assertThat(written.list).hasSize(50);
    }

    @Test
    void moreCausesThanAreRemembered_stayBoundedAndAreTold() {
        for (int i = 0; i < 10; i++) {
            log.warn("first cause");
        }

        for (int i = 0; i < 2 * Repetitions.CAUSES; i++) {
            log.info("cause {}", i);
        }

        assertThat(limited.remembered()).isLessThanOrEqualTo(Repetitions.CAUSES);
        assertThat(lines()).contains("5 more lines like this one were left out: first cause");
    }

    @Test
    void stop_tellsWhatWasLeftOut() {
        for (int i = 0; i < 7; i++) {
            log.warn("again");
        }

        limited.stop();

        assertThat(lines()).last().isEqualTo("2 more lines like this one were left out: again");
    }

    /** Kafka's own lines about a port where nobody listens, said by ten clients for ten minutes, twice a second each. */
    @Test
    void brokerAwayForMinutes_givesABoundedNumberOfLines() {
        List<ILoggingEvent> said = linesOfAClientWithoutBroker();
        int perMinute = Repetitions.PASS + 1;
        int minutes = 10;
        long kinds = said.stream()
                .map(event -> event.getLoggerName()
                        + event.getLevel()
                        + event.getMessage().replaceAll("^\\[[^]]*]|\\d", ""))
                .distinct()
                .count();
        int before = written.list.size();

        for (int halfSecond = 0; halfSecond < 120 * minutes; halfSecond++) {
            pass(Duration.ofMillis(500));
            for (int client = 0; client < 10; client++) {
                said.forEach(limited::doAppend);
            }
        }

        assertThat(said).isNotEmpty();
        assertThat(written.list.size() - before).as("%d kinds of lines", kinds).isBetween(1, (int)
                (kinds * perMinute * (minutes + 1)));
        assertThat(kinds).isLessThan(10);
    }

    private static List<ILoggingEvent> linesOfAClientWithoutBroker() {
        Logger clients = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients");
        Level before = clients.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        clients.setLevel(Level.WARN);
        clients.addAppender(heard);
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "10");
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2000");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "1000");
        try (Admin admin = Admin.create(settings)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> admin.describeCluster().nodes().get())
                    .hasRootCauseInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
        } finally {
            clients.detachAppender(heard);
            clients.setLevel(before);
        }
        return List.copyOf(heard.list);
    }
}
