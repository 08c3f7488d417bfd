package dev.herald.processor.setting;

import java.time.Duration;
import java.util.List;

/** What each context has for itself; what is not given is as the publication declares it. */
public final class ContextSettings {

    /** How long an event ahead of its sequence is held. */
    public static final Setting<Duration> HOLD_FOR = Setting.of(
            "herald.publication.<context>.hold-for",
            Kind.duration(Duration.ofMillis(1), Duration.ofDays(365)),
            "",
            "How long an event of the context is held that is ahead of its sequence, before the gap is passed.");

    /** How many events of an aggregate are held. */
    public static final Setting<Integer> HOLD_EVENTS = Setting.of(
            "herald.publication.<context>.hold-events",
            Kind.integer(1, 1_000_000),
            "",
            "How many events of an aggregate are held, before the gap is passed.");

    /** How long a lane waits for a required reference. */
    public static final Setting<Duration> WAIT_FOR = Setting.of(
            "herald.publication.<context>.wait-for",
            Kind.duration(Duration.ofMillis(1), Duration.ofDays(365)),
            "",
            "How long a lane of the context waits for a required reference, before it is parked.");

    /** How many events a lane keeps. */
    public static final Setting<Integer> KEEP_EVENTS = Setting.of(
            "herald.publication.<context>.keep-events",
            Kind.integer(1, 1_000_000_000),
            "",
            "How many events a lane keeps that waits or is parked; further ones are dead-lettered.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(HOLD_FOR, HOLD_EVENTS, WAIT_FOR, KEEP_EVENTS);

    private ContextSettings() {}
}
