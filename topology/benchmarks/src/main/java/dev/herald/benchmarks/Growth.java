package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The same work at other sizes: each point is a catch-up with one thing changed. */
final class Growth {
    private Growth() {}

    static List<Scenario> scenarios(Stand stand, Load base, PrintStream out) {
        List<Scenario> points = new ArrayList<>();
        for (int open : List.of(10_000, 100_000, 1_000_000)) {
            Load load =
                    new Load(Math.max(base.payments(), open), open, base.parties(), base.partitions(), base.threads());
            points.add(new Catchup("open payments " + open, stand, load, out));
        }
        for (int partitions : List.of(1, 4, 16)) {
            Load load = new Load(base.payments(), base.open(), base.parties(), partitions, base.threads());
            points.add(new Catchup("partitions " + partitions, stand, load, out));
        }
        for (int parties : List.of(1_000, 100_000, 1_000_000)) {
            Load load = new Load(base.payments(), base.open(), parties, base.partitions(), base.threads());
            points.add(new Catchup("reference rows " + parties, stand, load, out));
        }
        return points;
    }
}
