package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.contexts.payments.Payments.PARTIES;
import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.Payer;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.testkit.LeakGuard;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsLeakTest {

    private static final Map<String, UnaryOperator<String>> DISGUISES = Map.of(
            "as it is",
            project -> project,
            "in a text",
            project -> String.format("GBP (for %s)", project),
            "eight characters of it",
            project -> project.substring(0, 8),
            "as a hash",
            PaymentsLeakTest::sha256);

    /** A payment that remembers what it was for. */
    record Costed(@Nullable String partyId, @Nullable String project) {

        Costed requested(DomainEvent<PaymentRequested> event) {
            return new Costed(event.data().getPartyId(), event.data().getProject());
        }
    }

    @Test
    void payments_tellNothingConfidential() {
        LeakGuard.of(new Payments()).check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it is", "in a text", "eight characters of it", "as a hash"})
    void projectCopiedIntoAPublicField_failsTheGuard(String disguise) {
        UnaryOperator<String> disguised = Objects.requireNonNull(DISGUISES.get(disguise));

        assertThatThrownBy(() -> LeakGuard.of(leaky(disguised)).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("LEAK: PaymentRequested.project can be seen in payments.public.payment-completed,"
                        + " currency, by 'completed'");
    }

    private static Publication leaky(UnaryOperator<String> disguise) {
        DomainTopic<Costed> payment = domainTopic("payment", new Costed(null, null))
                .on(PaymentRequested.class, Costed::requested)
                .on(PaymentSettled.class);
        return Publication.of("payments")
                .from(payment)
                .lookup(PARTIES)
                .rule(rule("completed")
                        .on(payment, PaymentSettled.class)
                        .enrich(PARTIES, Costed::partyId, REQUIRED)
                        .publish(COMPLETED, (event, costed, party) -> completed(event, costed, party, disguise)))
                .ignore(PaymentRequested.class)
                .build();
    }

    private static PaymentCompleted completed(
            DomainEvent<PaymentSettled> event, Costed costed, PartyView party, UnaryOperator<String> disguise) {
        String project = costed.project() == null ? "no project" : costed.project();
        return PaymentCompleted.newBuilder()
                .setPaymentId(event.aggregateId())
                .setAmount(new BigDecimal("1.00"))
                .setCurrency(disguise.apply(project))
                .setPayer(new Payer(costed.partyId(), party.name()))
                .setRequestedAt(event.time())
                .setCompletedAt(event.time())
                .setAttempts(1)
                .setApprovals(1)
                .setDeclines(0)
                .build();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
