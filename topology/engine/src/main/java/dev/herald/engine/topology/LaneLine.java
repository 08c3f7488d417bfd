package dev.herald.engine.topology;

import dev.herald.engine.store.LaneKey;
import org.slf4j.spi.LoggingEventBuilder;

/** Puts beside a line of the log what it is about, under the names that all lines use. */
final class LaneLine {

    private LaneLine() {}

    /** Adds the lane: one rule of one aggregate. */
    static LoggingEventBuilder of(LoggingEventBuilder line, String context, LaneKey lane) {
        return line.addKeyValue("context", context)
                .addKeyValue("aggregate", lane.aggregate().aggregate())
                .addKeyValue("aggregateId", lane.aggregate().id())
                .addKeyValue("rule", lane.rule());
    }
}
