package dev.herald.engine.reference;

import dev.herald.engine.lookup.ReferenceGate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate of a running processor. Each time that events are read, it notes where the reference topics end (the last
 * offset that a read_committed reader can see); it opens when the reader of the references has applied everything before
 * that. What the reader has applied is known from its own thread: on entry to a poll, all before its position is.
 */
public final class LogEndGate implements ReferenceGate {

    private static final Logger LOG = LoggerFactory.getLogger(LogEndGate.class);

    /** How many marks may be open at once; past that the last one moves on, so that an open mark is always reached. */
    private static final int OPEN_MARKS = 64;

    private final Supplier<Map<TopicPartition, Long>> ends;
    private final Map<TopicPartition, Long> applied = new ConcurrentHashMap<>();
    private final Deque<Mark> open = new ArrayDeque<>();
    private volatile long latest;
    private volatile long reached;
    private volatile boolean failing;

    private record Mark(long number, Map<TopicPartition, Long> ends) {}

    /**
     * Creates a gate that is open until events are read.
     *
     * @param ends asks the broker where the reference topics end; throws when it cannot be told
     */
    public LogEndGate(Supplier<Map<TopicPartition, Long>> ends) {
        this.ends = ends;
    }

    /**
     * Notes that events were read. Called on the thread that read them, before they are worked on. While the broker does
     * not tell where the reference topics end, lookups wait; the next call asks again.
     */
    public void eventsRead() {
        long number = claim();
        try {
            place(new Mark(number, ends.get()));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("the ends of the reference topics are not known; lookups wait: {}", e.getMessage());
            }
            failing = true;
        }
    }

    /** Asks again where the reference topics end, if that could not be told. */
    public void retry() {
        if (failing) {
            eventsRead();
        }
    }

    /** Notes how far the reader of the references has applied a partition. */
    void applied(TopicPartition partition, long position) {
        Long before = applied.put(partition, position);
        if (before == null || before != position) {
            advance();
        }
    }

    /** Notes that the position of a partition is not known yet: the gate stays as it is until the next poll tells. */
    void unknown(TopicPartition partition, RuntimeException reason) {
        LOG.debug("the position of {} is not known yet", partition, reason);
    }

    @Override
    public long mark() {
        return latest;
    }

    @Override
    public boolean passed(long mark) {
        return reached >= mark;
    }

    private synchronized long claim() {
        return ++latest;
    }

    private synchronized void place(Mark mark) {
        if (open.size() == OPEN_MARKS) {
            open.removeLast();
        }
        open.addLast(mark);
        advance();
    }

    private synchronized void advance() {
        while (!open.isEmpty() && isReached(open.getFirst())) {
            reached = Math.max(reached, open.removeFirst().number());
        }
    }

    private boolean isReached(Mark mark) {
        return mark.ends().entrySet().stream()
                .allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
