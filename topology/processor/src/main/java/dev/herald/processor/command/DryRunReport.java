package dev.herald.processor.command;

import dev.herald.processor.deadletter.DryRunText;
import dev.herald.processor.deadletter.Repair;
import dev.herald.supervision.RedriveEvaluated;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Prints what repairs would do. */
final class DryRunReport implements RepairReport {

    private static final String NO_ANSWER = "NO_ANSWER";

    private final DryRunText text;
    private final Map<String, Repair> open = new LinkedHashMap<>();
    private final PrintWriter out;
    private final boolean json;

    DryRunReport(String context, List<Repair> repairs, PrintWriter out, boolean json) {
        this.text = new DryRunText(context);
        this.out = out;
        this.json = json;
        repairs.forEach(repair -> open.put(repair.commandId(), repair));
    }

    @Override
    public void sent(boolean more) {
        // A question changes nothing: only its answer is of interest.
    }

    @Override
    public void apply(SpecificRecord event) {
        if (event instanceof RedriveEvaluated answer && open.remove(answer.getCommandId()) != null) {
            text.count(answer.getEnd());
            if (json) {
                out.println(text.json(answer));
            } else {
                out.println(text.lines(answer));
            }
        }
    }

    @Override
    public int open() {
        return open.size();
    }

    @Override
    public void end() {
        open.values().forEach(repair -> {
            text.count(NO_ANSWER);
            if (json) {
                out.println(text.json(repair, NO_ANSWER));
            } else {
                out.println(repair.lane().lane() + ": no answer in time");
            }
        });
        if (!json) {
            out.println(text.summary());
        }
    }

    @Override
    public boolean allReleased() {
        return text.allReleased();
    }
}
