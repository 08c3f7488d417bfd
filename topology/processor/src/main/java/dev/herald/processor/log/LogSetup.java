package dev.herald.processor.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.herald.processor.setting.LogSettings;
import dev.herald.processor.setting.LogSettings.Format;
import dev.herald.processor.setting.Settings;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Lets a process log as its settings say. What they do not name stays as logback's own configuration has it; where something
 * else takes the log, nothing is changed.
 */
public final class LogSetup {

    private LogSetup() {}

    /** Applies the settings, to java.util.logging too. What Kafka's clients log stays as it is. */
    public static void apply(Settings settings) {
        with(context -> {
            apply(context, settings);
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        });
    }

    /** Lets Kafka's clients log: what they warn of is worth a line while a processor runs. */
    public static void kafkaLogs(Settings settings) {
        with(context -> context.getLogger("org.apache.kafka").setLevel(others(settings)));
    }

    /** Tells now of lines that were left out: the process is about to end. */
    public static void tellLeftOut() {
        with(context -> root(context).iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof LimitedAppender limited) {
                limited.tellAll();
            }
        }));
    }

    static void apply(LoggerContext context, Settings settings) {
        context.getLogger("dev.herald").setLevel(level(settings));
        root(context).setLevel(others(settings));
        if (settings.get(LogSettings.LOG_FORMAT) == Format.JSON) {
            root(context).iteratorForAppenders().forEachRemaining(LogSetup::writeJson);
        }
    }

    private static Level level(Settings settings) {
        return Level.valueOf(settings.get(LogSettings.LOG_LEVEL).name());
    }

    /** Others tell of records and their bytes below this. */
    private static Level others(Settings settings) {
        return level(settings).isGreaterOrEqual(Level.WARN) ? level(settings) : Level.WARN;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static void with(Consumer<LoggerContext> change) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            change.accept(context);
        }
    }

    private static void writeJson(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> output) {
            JsonLines lines = new JsonLines();
            lines.setContext(output.getContext());
            lines.start();
            output.setEncoder(lines);
        } else if (appender instanceof LimitedAppender limited) {
            limited.iteratorForAppenders().forEachRemaining(LogSetup::writeJson);
        }
    }
}
