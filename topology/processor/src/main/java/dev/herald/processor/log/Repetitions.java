package dev.herald.processor.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts lines by cause. Of one cause, {@value #PASS} lines a minute pass; how many were left out is told when the minute
 * is over. Errors are one cause only where they say the same to the letter; warnings, where the text around their numbers
 * is the same. Not safe for use by several threads at once.
 */
final class Repetitions {

    /** How many lines of one cause pass in a minute. */
    static final int PASS = 5;

    /** How many causes are remembered; the one that began longest ago gives way. */
    static final int CAUSES = 1_000;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int SHOWN = 200;

    private final Map<Cause, Minute> minutes = new LinkedHashMap<>();

    /** What makes lines the same. The text may be long: its beginning and its hash stand for it. */
    private record Cause(String logger, Level level, String text, int hash, String exception) {

        private static Cause of(ILoggingEvent event) {
            boolean isWarning = event.getLevel() == Level.WARN;
            String text = isWarning ? withoutNumbers(event.getMessage()) : String.valueOf(event.getFormattedMessage());
            return new Cause(
                    event.getLoggerName(), event.getLevel(), cut(text), text.hashCode(), exception(event, isWarning));
        }

        private static String exception(ILoggingEvent event, boolean isWarning) {
            IThrowableProxy thrown = event.getThrowableProxy();
            return thrown == null
                    ? ""
                    : isWarning ? thrown.getClassName() : cut(thrown.getClassName() + thrown.getMessage());
        }

        /** Kafka's clients put their own name in brackets before a text, and numbers into it. */
        private static String withoutNumbers(String message) {
            StringBuilder text = new StringBuilder();
            int from = message.startsWith("[") ? message.indexOf(']') + 1 : 0;
            for (int i = from; i < message.length(); i++) {
                char character = message.charAt(i);
                if (!Character.isDigit(character)) {
                    text.append(character);
                }
            }
            return text.toString();
        }

        private static String cut(String text) {
            return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
        }
    }

    /** A minute of one cause. */
    private static final class Minute {
        private final long since;
        private long lines;

        private Minute(long since) {
            this.since = since;
        }
    }

    /**
     * Lines that were left out.
     *
     * @param text how they begin
     */
    record LeftOut(String logger, Level level, long count, String text) {}

    /** Returns whether a line passes; the minutes that are over must have been taken out before. */
    boolean passes(ILoggingEvent event, long nanos) {
        Minute minute = minutes.computeIfAbsent(Cause.of(event), cause -> new Minute(nanos));
        minute.lines++;
        return minute.lines <= PASS;
    }

    /** Takes out the minutes that are over, and those of which there are too many. */
    List<LeftOut> over(long nanos) {
        List<LeftOut> leftOut = new ArrayList<>();
        Iterator<Map.Entry<Cause, Minute>> oldest = minutes.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Cause, Minute> entry = oldest.next();
            if (minutes.size() < CAUSES && nanos - entry.getValue().since < MINUTE) {
                break;
            }
            oldest.remove();
            take(entry.getKey(), entry.getValue(), leftOut);
        }
        return leftOut;
    }

    int remembered() {
        return minutes.size();
    }

    /** Takes out all. */
    List<LeftOut> all() {
        List<LeftOut> leftOut = new ArrayList<>();
        minutes.forEach((cause, minute) -> take(cause, minute, leftOut));
        minutes.clear();
        return leftOut;
    }

    private static void take(Cause cause, Minute minute, List<LeftOut> to) {
        if (minute.lines > PASS) {
            to.add(new LeftOut(cause.logger, cause.level, minute.lines - PASS, cause.text));
        }
    }
}
