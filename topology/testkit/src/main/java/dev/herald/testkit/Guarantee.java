package dev.herald.testkit;

import java.util.ArrayList;
import java.util.List;

/** What Herald promises of every execution, whatever the publication. */
enum Guarantee {
    /** Every public record has the envelope, complete and well formed, and a value that its contract reads. */
    ENVELOPE(EnvelopeCheck::faults),
    /** Every id is unique, and the deterministic one of its rule and event. */
    IDENTITY(IdentityCheck::faults),
    /** A lane's records are numbered 1, 2, 3, … in the order of the domain events. */
    ORDER(OrderCheck::faults),
    /** A public record carries the domain event's time, correlation and trace. */
    CAUSE(CauseCheck::faults),
    /** A dead letter has the input's key, value and headers, untouched, and says where it stands. */
    DEAD_LETTER(DeadLetterCheck::faults),
    /** What was read is what ended and what is kept, as a whole and for each rule. */
    ACCOUNTS(AccountsCheck::faults),
    /** Each expectation that was opened was met, missed or restarted, or is open; each miss is told once. */
    SUPERVISION(SupervisionCheck::faults);

    @SuppressWarnings("ImmutableEnumChecker") // each is a method without state
    private final Check check;

    /** Finds where a guarantee is broken. */
    private interface Check {
        List<String> faults(Transcript transcript);
    }

    Guarantee(Check check) {
        this.check = check;
    }

    /** Returns where the guarantee is broken: what and where. */
    List<String> broken(Transcript transcript) {
        return check.faults(transcript);
    }

    /** Returns where any guarantee is broken, each line with its guarantee. */
    static List<String> allBroken(Transcript transcript) {
        List<String> broken = new ArrayList<>();
        for (Guarantee guarantee : values()) {
            guarantee.broken(transcript).forEach(fault -> broken.add(guarantee + " broken: " + fault));
        }
        return broken;
    }
}
