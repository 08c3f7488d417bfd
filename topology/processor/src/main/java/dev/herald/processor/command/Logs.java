package dev.herald.processor.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** How much Kafka's clients log. */
final class Logs {

    private Logs() {}

    /** For commands that end by themselves and say what went wrong: not every try to connect is worth a line. */
    static void quietKafka() {
        ILoggerFactory logs = LoggerFactory.getILoggerFactory();
        if (logs instanceof LoggerContext context) {
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
        }
    }
}
