package dev.herald.testkit;

import java.time.Duration;

/** What happens in a scenario; made by {@link Inputs}. */
public sealed interface Input permits DomainRecord, Input.TimePasses {

    /** The wall clock goes on. */
    record TimePasses(Duration by) implements Input {}
}
