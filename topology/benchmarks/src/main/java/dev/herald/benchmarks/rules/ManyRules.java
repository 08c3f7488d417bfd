package dev.herald.benchmarks.rules;

import static dev.herald.engine.publication.Expectation.after;

import dev.herald.contexts.payments.Payments;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.publication.Repeat;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Within;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentSettled;
import java.time.Duration;
import java.util.Objects;

/**
 * The payments context with more rules on the settlement. Each of those is like the one that completes a payment, but
 * never has anything to say: it is for payments of which nothing is known, and there is none.
 */
public final class ManyRules implements PublicationSource {
    /** Its name: another than that of the payments context, which is on Herald's class path too. */
    public static final String CONTEXT = "payments-many-rules";

    /** How many rules the payments context has on a settlement: that it completes, and the status. */
    public static final int FEWEST = 2;

    private static final String RULES = "herald.benchmarks.rules";

    private final int rules;

    /** As many rules as the JVM was told. */
    public ManyRules() {
        this(Integer.getInteger(RULES, FEWEST));
    }

    ManyRules(int rules) {
        this.rules = rules;
    }

    /** The flag of a JVM in which there are so many rules on a settlement. */
    public static String flag(int rules) {
        return "-D%s=%d".formatted(RULES, rules);
    }

    @Override
    public Publication publication() {
        Publication payments = new Payments().publication();
        DomainTopic<?> payment = payments.sources().get(0);
        Rule completed = Objects.requireNonNull(payments.rules().get("completed"), "no rule 'completed'");
        Publication.Builder builder = Publication.of(CONTEXT).from(payment);
        payments.lookups().forEach(builder::lookup);
        payments.rules().values().forEach(builder::rule);
        for (int number = FEWEST + 1; number <= rules; number++) {
            builder.rule(silent(completed, number));
        }
        payments.ignored().forEach(builder::ignore);
        return builder.expect("instructed payments settle", settles(payment)).build();
    }

    private static Rule silent(Rule completed, int number) {
        Record unknown = completed.source().initial();
        return new Rule(
                "silent-" + number,
                completed.source(),
                completed.types(),
                (event, payment) -> payment.equals(unknown),
                completed.end(),
                completed.enrichments(),
                completed.key(),
                completed.throttle(),
                completed.target(),
                completed.mapping());
    }

    private static <P extends Record> Within<P, PaymentInstructed> settles(DomainTopic<P> payment) {
        return after(payment, PaymentInstructed.class)
                .oneOf(PaymentSettled.class)
                .within(Duration.ofDays(14))
                .onRepeat(Repeat.RESTART);
    }
}
