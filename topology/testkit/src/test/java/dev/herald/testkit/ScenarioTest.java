package dev.herald.testkit;

import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.bytes;
import static dev.herald.testkit.Till.CUSTOMER;
import static dev.herald.testkit.Till.NOON;
import static dev.herald.testkit.Till.SHOP;
import static dev.herald.testkit.Till.named;
import static dev.herald.testkit.Till.receipt;
import static dev.herald.testkit.Till.sold;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final DomainRecord BROKEN = bytes("till", "t1#2", NOON, new byte[] {7, 7, 7, 7, 7, 7});

    private final Scenario scenario = Scenario.of(Till.PUBLICATION).given(named("tea", "Green tea"));

    @Test
    void whatIsExpected_passes() {
        scenario.when(sold(1, "tea", 250))
                .then(
                        published(CUSTOMER, receipt("Green tea", 250)).header(Envelope.SUBJECT, "t1"),
                        published(SHOP, receipt("shop", 100)),
                        published(SHOP, receipt("shop", 100)),
                        counted(Outcome.HANDLED, 1),
                        counted("customer", Outcome.PUBLISHED, 1),
                        kept(0));
    }

    @Test
    void nextWhen_comparesOnlyWhatCameSince() {
        scenario.given(sold(1, "tea", 250))
                .when(sold(2, "tea", 99))
                .then(published(CUSTOMER, receipt("Green tea", 99)))
                .when(sold(2, "tea", 99))
                .then(counted(Outcome.DUPLICATE, 1));
    }

    @Test
    void wrongValue_failsNamingPlaceAndBothValues() {
        assertThatThrownBy(() -> scenario.when(sold(1, "tea", 99)).then(published(CUSTOMER, receipt("Green tea", 98))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("shop.public.customer-receipt@0: value")
                .hasMessageContaining("is       {\"article\":\"Green tea\",\"pence\":99}")
                .hasMessageContaining("expected {\"article\":\"Green tea\",\"pence\":98}");
    }

    @Test
    void wrongKeyAndHeader_fail() {
        assertThatThrownBy(() -> scenario.when(sold(1, "tea", 99))
                        .then(published(CUSTOMER, receipt("Green tea", 99))
                                .key("t2")
                                .header(Envelope.SUBJECT, "t2")))
                .hasMessageContaining("key\n    is       t1\n    expected t2")
                .hasMessageContaining("header ce_subject\n    is       t1\n    expected t2");
    }

    @Test
    void recordThatNobodyExpected_fails() {
        assertThatThrownBy(() -> scenario.when(sold(1, "tea", 99)).then())
                .hasMessageContaining("shop.public.customer-receipt: expected 0 records, got 1")
                .hasMessageContaining("what came out:")
                .hasMessageContaining("shop.public.customer-receipt@0 t1 {\"article\":\"Green tea\",\"pence\":99}");
    }

    @Test
    void recordThatIsMissing_fails() {
        assertThatThrownBy(() -> scenario.when(sold(2, "tea", 99)).then(published(CUSTOMER, receipt("Green tea", 99))))
                .hasMessageContaining("shop.public.customer-receipt: expected 1 records, got 0");
    }

    @Test
    void deadLetterThatNobodyExpected_failsWithItsMessage() {
        assertThatThrownBy(() -> scenario.when(BROKEN).then())
                .hasMessageContaining("shop.dead-letters: expected 0 records, got 1")
                .hasMessageContaining("RECEIVE null: shop.domain.till-0@0: value starts with byte 0x07");
    }

    @Test
    void deadLetterOfAnotherInputStageRuleOrMessage_fails() {
        assertThatThrownBy(() -> scenario.when(BROKEN)
                        .then(deadLetter(sold(2, "tea", 99), Stage.MAP)
                                .rule("customer")
                                .saying("no such words")))
                .hasMessageContaining("shop.dead-letters@0: input is till t1#2")
                .hasMessageContaining("herald.stage is RECEIVE; expected MAP")
                .hasMessageContaining("herald.rule is null; expected customer")
                .hasMessageContaining("does not say 'no such words'");
    }

    @Test
    void wrongCounts_fail() {
        assertThatThrownBy(() -> scenario.when(sold(2, "tea", 99)).then(counted(Outcome.HELD, 2), kept(0)))
                .hasMessageContaining("records: HELD counted 1 times, expected 2")
                .hasMessageContaining("1 events are kept, expected 0");
    }

    @Test
    void inputOfAnUnknownAggregate_isRefusedNamingTheKnownOnes() {
        assertThatThrownBy(() ->
                        scenario.when(bytes("tills", "t1#1", NOON, new byte[0])).then())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("publication 'shop' reads no domain topic 'tills'; it reads [article, till]");
    }
}
