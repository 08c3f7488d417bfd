package dev.herald.sandbox.trials;

import dev.herald.payments.integration.Payer;
import org.jspecify.annotations.Nullable;

/** What goes wrong inside the publication's own code with a payment whose reference names it. */
public enum Trouble {
    /** The fold throws: the payment is parked as a whole, at its first event. */
    FOLD_THROWS("PROJECT", "java.lang.IllegalStateException", "the fold cannot go on"),
    /** The rule throws. */
    RULE_THROWS("MAP", "java.lang.IllegalStateException", "the rule cannot go on"),
    /** The rule calls itself without end. */
    RULE_OVERFLOWS("MAP", "java.lang.StackOverflowError", ""),
    /** The rule makes a record larger than a broker takes. */
    RECORD_TOO_LARGE("PUBLISH", "dev.herald.engine.step.RecordTooLargeException", "; the limit is "),
    /** The rule makes a record that its schema refuses: null where it must not be. */
    RECORD_REFUSED("PUBLISH", "dev.herald.engine.codec.ContractViolation", "name"),
    /** The settlement is stamped years ahead, and the rule's topic takes no such record. */
    RECORD_AHEAD("PUBLISH", "dev.herald.engine.step.RecordTimeException", "ahead of the clock");

    private static final int MORE_THAN_A_BROKER_TAKES = 1_100_000;

    private final String stage;
    private final String exception;
    private final String reason;

    Trouble(String stage, String exception, String reason) {
        this.stage = stage;
        this.exception = exception;
        this.reason = reason;
    }

    /** Where on its way the event fails, as its dead letter says. */
    public String stage() {
        return stage;
    }

    /** The exception's class, as the dead letter says. */
    public String exception() {
        return exception;
    }

    /** A part of the exception's message. */
    public String reason() {
        return reason;
    }

    boolean is(@Nullable String name) {
        return name().equals(name);
    }

    /** A receipt, or the trouble that is asked for instead. */
    @SuppressWarnings("NullAway") // one trouble is a null where none may be
    static Payer receipt(String payer, String trouble) {
        if (RULE_THROWS.is(trouble)) {
            throw new IllegalStateException(RULE_THROWS.reason());
        }
        if (RULE_OVERFLOWS.is(trouble)) {
            return new Payer(payer, "depth " + depth(0));
        }
        if (RECORD_TOO_LARGE.is(trouble)) {
            return new Payer(payer, "x".repeat(MORE_THAN_A_BROKER_TAKES));
        }
        return new Payer(payer, RECORD_REFUSED.is(trouble) ? null : "receipt");
    }

    @SuppressWarnings("InfiniteRecursion") // that is the trouble
    private static int depth(int so) {
        return depth(so + 1) + 1;
    }
}
