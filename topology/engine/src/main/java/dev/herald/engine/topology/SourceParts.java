package dev.herald.engine.topology;

import dev.herald.engine.receive.Receiver;
import dev.herald.engine.step.Step;

/**
 * What a task needs for one domain topic.
 *
 * @param aggregate the kind of the aggregate
 * @param receiver reads its records
 * @param step the core
 */
record SourceParts(String aggregate, Receiver receiver, Step step) {}
