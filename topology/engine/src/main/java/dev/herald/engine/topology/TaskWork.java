package dev.herald.engine.topology;

import dev.herald.engine.trace.TaskTrace;

/**
 * What a task works with.
 *
 * @param references reads lookups
 * @param active the lanes that go on by themselves
 * @param effects does what the core wants done
 * @param reporter tells of failures
 * @param supervisor opens and closes expectations
 * @param trace is told what the task does
 */
record TaskWork(
        LookupReferences references,
        ActiveLanes active,
        EffectRunner effects,
        Reporter reporter,
        Supervisor supervisor,
        TaskTrace trace) {}
