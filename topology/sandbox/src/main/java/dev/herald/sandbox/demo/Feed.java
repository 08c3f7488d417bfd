package dev.herald.sandbox.demo;

import dev.herald.sandbox.deliveries.Fate;
import dev.herald.sandbox.deliveries.Simulation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The feed of the deliveries context that the demo plays, and how fast. */
record Feed(Simulation simulation, int rows) {
    static final String CONTEXT = "deliveries";

    /** The simulation's time runs faster than the clock: so long an event may be late by the clock. */
    static final Map<String, String> SETTINGS = Map.of("herald.publication.deliveries.hold-for", "2s");

    private static final String ID = "feed-1";

    /** For so long its rows come in, so that there is something to see. */
    private static final int SECONDS = 12;

    private static final int SLOWEST = 20;

    /** One that begins now. */
    static Feed of(long seed, int rows) {
        return new Feed(Simulation.of(seed, Instant.now(), Math.max(SLOWEST, rows / SECONDS)), rows);
    }

    Input input(Path scratch) {
        return Input.feed(simulation, ID, rows, scratch);
    }

    /** How many commands are lost on their way. */
    int lost() {
        return Fate.of(simulation.thirdParty(), ID, rows).lost();
    }
}
