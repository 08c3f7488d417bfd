package dev.herald.processor.log;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Inputs.bytes;
import static dev.herald.testkit.Inputs.event;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Stage;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.integration.Payer;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Values stand in exceptions, whose words go to dead letters: no line of the log has them, at no level of ours. */
class NoPayloadTest {

    private static final String MARK = "MARKED-7f3a";
    private static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");

    private record Seen(int events) {
        private static Seen refusing(Object data) {
            throw new IllegalStateException("cannot take " + data);
        }
    }

    private static final DomainTopic<Seen> PARTY = domainTopic("party", new Seen(0))
            .on(PartyRegistered.class, (seen, event) -> seen)
            .on(PartyRenamed.class, (seen, event) -> Seen.refusing(event.data()));
    private static final DomainTopic<Seen> UNIT =
            domainTopic("unit", new Seen(0)).on(PaymentRejected.class, (seen, event) -> Seen.refusing(event.data()));
    private static final PublicTopic<Payer> NAMED = summary("named", Payer.class);

    private static final Publication PUBLICATION = Publication.of("parties")
            .from(PARTY)
            .lookup(lookup("units", UNIT))
            .rule(rule("fails")
                    .on(PARTY, PartyRegistered.class)
                    .enrich(lookup("units", UNIT), seen -> "unit-1", OPTIONAL)
                    .publish(NAMED, (event, seen, unit) -> {
                        throw new IllegalArgumentException("cannot take " + event.data());
                    }))
            .ignore(PartyRenamed.class)
            .build();

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger own = (Logger) LoggerFactory.getLogger("dev.herald");
    private Level ownBefore;

    @BeforeEach
    void listen() {
        lines.start();
        ownBefore = own.getLevel();
        own.setLevel(Level.DEBUG);
        root.addAppender(lines);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        own.setLevel(ownBefore);
    }

    @Test
    void failures_areLoggedByPlaceAndTypeWithoutWhatTheEventsSay() {
        DomainRecord mapped = event("party", "p-1", 1, DAY, new PartyRegistered(MARK));
        DomainRecord folded = event("party", "p-2", 1, DAY, new PartyRenamed(MARK));
        DomainRecord referred = event(
                "unit",
                "unit-1",
                1,
                DAY,
                PaymentRejected.newBuilder().setRejectedBy(MARK).build());
        DomainRecord unreadable = bytes("party", "p-3#1", DAY, MARK.getBytes(StandardCharsets.UTF_8));

        Scenario.of(PUBLICATION)
                .when(referred, mapped, folded, unreadable)
                .then(
                        deadLetter(mapped, Stage.MAP).rule("fails").saying(MARK),
                        deadLetter(folded, Stage.PROJECT).saying(MARK),
                        deadLetter(unreadable, Stage.RECEIVE),
                        deadLetter(referred, Stage.PROJECT).saying(MARK));

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).anySatisfy(line -> assertThat(line)
                .contains("party/p-1#1", "fails", "MAP", IllegalArgumentException.class.getName()));
        assertThat(lines.list).allSatisfy(line -> assertThat(everything(line)).doesNotContain(MARK));
    }

    private static String everything(ILoggingEvent line) {
        return line.getFormattedMessage()
                + line.getKeyValuePairs()
                + (line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy()));
    }
}
