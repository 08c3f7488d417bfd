package dev.herald.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** When outputs became visible: from the first fetch on, half of them, the last. For one thread. */
final class Timing {
    private final long expected;
    private final Moment first;
    private Moment half;
    private Moment last;

    /**
     * What was seen when.
     *
     * @param visible offsets of the outputs: records and, a few, markers of transactions
     * @param cpu seconds of processor time of the contender so far
     * @param brokerCpu and of the broker
     */
    record Moment(long nanos, long visible, double cpu, double brokerCpu) {}

    Timing(Moment first, long expected) {
        this.expected = expected;
        this.first = first;
        this.half = first;
        this.last = first;
    }

    /** More is visible. */
    void at(Moment moment) {
        if (!isHalf(half) && isHalf(moment)) {
            half = moment;
        }
        last = moment;
    }

    private boolean isHalf(Moment moment) {
        return 2 * (moment.visible() - first.visible()) >= expected;
    }

    Moment last() {
        return last;
    }

    /** Whether all outputs can be there, by the offsets. */
    boolean isComplete() {
        return last.visible() - first.visible() >= expected;
    }

    /** Returns the figures of so many events; none of the second half where all of it came at once. */
    Map<String, Double> figures(long events) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("eventsPerSecond", events / seconds(first));
        if (last.nanos() > half.nanos()) {
            double part = (double) (last.visible() - half.visible()) / (last.visible() - first.visible());
            figures.put("warmEventsPerSecond", events * part / seconds(half));
        }
        figures.put("seconds", seconds(first));
        figures.put("cpuSeconds", last.cpu() - first.cpu());
        figures.put("brokerCpuSeconds", last.brokerCpu() - first.brokerCpu());
        return figures;
    }

    private double seconds(Moment from) {
        return (last.nanos() - from.nanos()) / 1e9;
    }
}
