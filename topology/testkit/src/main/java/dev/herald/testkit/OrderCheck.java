package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the records of each lane, one after another. */
final class OrderCheck {

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Origin> last = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private OrderCheck() {}

    static List<String> faults(Transcript transcript) {
        OrderCheck check = new OrderCheck();
        Origin.of(transcript).forEach(check::next);
        return check.faults;
    }

    private void next(OutputRecord output, Origin origin) {
        String expected = Envelope.sequenceText(numbers.merge(origin.lane(), 1L, Long::sum));
        String sequence = output.header(Envelope.SEQUENCE);
        if (!expected.equals(sequence)) {
            faults.add(output.place() + ", " + origin.lane() + ": " + Envelope.SEQUENCE + " " + sequence + ", expected "
                    + expected);
        }
        Origin before = last.put(origin.lane(), origin);
        if (before != null && !follows(before, origin)) {
            faults.add(output.place() + ", " + origin.lane() + ": " + place(origin) + " comes after " + place(before));
        }
    }

    private static boolean follows(Origin before, Origin next) {
        if (next.publisher().repairs()) {
            return true; // a repair comes when its miss is found, whatever comes between
        }
        long step = next.cause().sequence() - before.cause().sequence();
        return step > 0 || (step == 0 && next.index() > before.index());
    }

    private static String place(Origin origin) {
        return "record " + origin.index() + " of domain event " + origin.cause().sequence();
    }
}
