package dev.herald.processor.command;

import dev.herald.processor.deadletter.Outcome;
import dev.herald.processor.deadletter.OutcomeText;
import dev.herald.processor.deadletter.Outcomes;
import dev.herald.processor.deadletter.Repair;
import java.io.PrintWriter;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Prints what became of repairs. */
final class OutcomeReport implements RepairReport {

    private final OutcomeText text;
    private final List<Repair> repairs;
    private final PrintWriter out;
    private final boolean json;
    private final Outcomes outcomes;

    OutcomeReport(String context, List<Repair> repairs, PrintWriter out, boolean json) {
        this.text = new OutcomeText(context);
        this.repairs = repairs;
        this.out = out;
        this.json = json;
        this.outcomes = new Outcomes(repairs, this::print);
    }

    @Override
    public void sent(boolean more) {
        if (!json) {
            repairs.forEach(out::println);
        } else if (!more) {
            repairs.forEach(repair -> out.println(text.sent(repair)));
        }
    }

    @Override
    public void apply(SpecificRecord event) {
        outcomes.apply(event);
    }

    @Override
    public int open() {
        return outcomes.open();
    }

    @Override
    public void end() {
        outcomes.giveUp();
        if (!json) {
            out.println(text.summary());
        }
    }

    @Override
    public boolean allReleased() {
        return text.allReleased();
    }

    private void print(Outcome outcome) {
        text.count(outcome);
        if (json) {
            out.println(text.json(outcome));
        } else {
            out.println(text.line(outcome));
        }
    }
}
