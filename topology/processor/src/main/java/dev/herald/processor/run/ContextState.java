package dev.herald.processor.run;

import org.apache.kafka.streams.KafkaStreams;

/** How a context is doing. The names are public: health and metrics show them. */
public enum ContextState {
    /** It joins its group, or takes partitions over or leaves them to others. */
    STARTING,
    /** It reads its stores back from their changelogs. */
    RESTORING,
    /** It works on events. */
    RUNNING,
    /** A broker or the registry does not answer: it goes on by itself. */
    WAITING,
    /** It commits what is under way, to end. */
    STOPPING,
    /** It has ended in order. */
    STOPPED,
    /** An error has ended it. */
    FAILED;

    /**
     * What else is known beside Kafka Streams' own state.
     *
     * @param failed an error has ended it
     * @param pausing a stream thread pauses before another takes its place
     * @param restoring stores are being read back
     */
    record Signs(boolean failed, boolean pausing, boolean restoring) {}

    static ContextState of(KafkaStreams.State streams, Signs signs) {
        if (signs.failed()) {
            return FAILED;
        }
        return switch (streams) {
            case PENDING_ERROR, ERROR -> FAILED;
            case PENDING_SHUTDOWN -> STOPPING;
            case NOT_RUNNING -> STOPPED;
            case RUNNING -> signs.pausing() ? WAITING : RUNNING;
            case CREATED, REBALANCING -> signs.pausing() ? WAITING : signs.restoring() ? RESTORING : STARTING;
        };
    }
}
