package dev.herald.benchmarks;

import dev.herald.benchmarks.rules.ManyRules;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The same work at other sizes: each point is a catch-up with one thing changed. */
final class Growth {
    private static final List<Integer> OPEN = List.of(10_000, 100_000, 1_000_000);
    private static final List<Integer> IDLE = List.of(0, 100_000, 1_000_000);
    private static final List<Integer> RULES = List.of(ManyRules.FEWEST, 5, 10, 20);
    private static final List<Integer> PARTITIONS = List.of(1, 4, 16);
    private static final List<Integer> REFERENCES = List.of(1_000, 10_000, 100_000, 1_000_000);

    private final Stand stand;
    private final Load base;
    private final PrintStream out;
    private final Chart chart;

    /** Draws what it measures into a chart. */
    Growth(Stand stand, Load base, PrintStream out, Chart chart) {
        this.stand = stand;
        this.base = base;
        this.out = out;
        this.chart = chart;
    }

    /** Returns what is measured, up to the largest size that is wanted. */
    List<Scenario> points(int upTo) {
        List<Point> points = new ArrayList<>();
        OPEN.forEach(size ->
                points.add(point("payments under way, each with an open expectation", size, base.withOpen(size))));
        IDLE.forEach(size ->
                points.add(point("payments that were instructed before and never settle", size, base.withIdle(size))));
        RULES.forEach(size ->
                points.add(point("rules on a settlement, two with something to say", size, base.withRules(size))));
        PARTITIONS.forEach(size -> points.add(point("partitions", size, base.withPartitions(size))));
        REFERENCES.forEach(size -> points.add(point("rows of reference data", size, base.withParties(size))));
        points.removeIf(point -> point.size > upTo);
        return List.copyOf(points);
    }

    private Point point(String grows, int size, Load load) {
        return new Point(new Catchup("%,d %s".formatted(size, grows), stand, load, out), grows, size);
    }

    private final class Point implements Scenario {
        private final Catchup catchup;
        private final String grows;
        private final int size;

        Point(Catchup catchup, String grows, int size) {
            this.catchup = catchup;
            this.grows = grows;
            this.size = size;
        }

        @Override
        public boolean concerns(Contender contender) {
            return catchup.concerns(contender);
        }

        @Override
        public Result run(Contender contender, int round) {
            Result result = catchup.run(contender, round);
            chart.add(grows, size, result);
            return result;
        }
    }
}
