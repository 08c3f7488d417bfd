package dev.herald.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.payments.Payments;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Rule;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.domain.Scheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ManyRulesTest {
    private final Publication payments = new Payments().publication();

    @Test
    void fewestRules_areThoseOfThePaymentsContext() {
        Publication fewest = new ManyRules(ManyRules.FEWEST).publication();

        assertThat(fewest.rules()).hasSameSizeAs(payments.rules());
        assertThat(onSettlement(fewest)).isEqualTo(ManyRules.FEWEST);
        assertThat(fewest.ignored()).isEqualTo(payments.ignored());
        assertThat(fewest.expectations().values())
                .usingRecursiveFieldByFieldElementComparatorOnFields("name", "span", "repeat", "lateness")
                .containsExactlyElementsOf(payments.expectations().values());
    }

    @Test
    void furtherRules_haveNothingToSayOfAPaymentThatWasRequested_andNoTopicsOfTheirOwn() {
        Publication many = new ManyRules(20).publication();
        Rule silent = Objects.requireNonNull(many.rules().get("silent-20"));
        Record unknown = silent.source().initial();
        Record requested = silent.source().fold(unknown, event(request()));

        assertThat(onSettlement(many)).isEqualTo(20);
        assertThat(many.publicTopics()).hasSameSizeAs(payments.publicTopics());
        assertThat(silent.condition().test(event(new PaymentSettled()), requested))
                .isFalse();
        assertThat(silent.condition().test(event(new PaymentSettled()), unknown))
                .isTrue();
    }

    private static long onSettlement(Publication publication) {
        Collection<Rule> rules = publication.rules().values();
        return rules.stream()
                .filter(rule -> rule.types().contains(PaymentSettled.class))
                .count();
    }

    private static PaymentRequested request() {
        return new PaymentRequested(
                new BigDecimal("1.00"), "GBP", Scheme.FASTER_PAYMENTS, "party-1", null, "Invoice 1");
    }

    private static DomainEvent<SpecificRecord> event(SpecificRecord data) {
        return new DomainEvent<>("payment", "pay-1", 1, "payment/pay-1#1", Instant.EPOCH, null, null, data);
    }
}
