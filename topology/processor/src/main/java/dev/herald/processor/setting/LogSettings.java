package dev.herald.processor.setting;

import java.util.List;

/** About what `run` logs. */
public final class LogSettings {

    /** How a line is written. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One object a line. */
        JSON
    }

    /** From which weight on lines are written. */
    public enum Level {
        /** What ends the work. */
        ERROR,
        /** And what somebody should look at. */
        WARN,
        /** And what happens in operation. */
        INFO,
        /** And what helps to find faults. */
        DEBUG
    }

    /** How a line is written. */
    public static final Setting<Format> LOG_FORMAT = Setting.of(
            "herald.log.format",
            Kind.choice(Format.class),
            "text",
            "How `run` logs to standard error: text for people, or one JSON object a line.");

    /** From which weight on lines are written. */
    public static final Setting<Level> LOG_LEVEL = Setting.of(
            "herald.log.level",
            Kind.choice(Level.class),
            "info",
            "What `run` logs of Herald itself; of all others, warnings and errors, or errors alone where this says so.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(LOG_FORMAT, LOG_LEVEL);

    private LogSettings() {}
}
