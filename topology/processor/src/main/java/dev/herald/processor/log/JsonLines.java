package dev.herald.processor.log;

import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashFieldNames;

/**
 * One object a line: {@code timestamp} (ISO 8601, UTC), {@code level}, {@code logger}, {@code thread}, {@code message},
 * {@code exception} with its stack where there is one, and the line's own keys beside them.
 */
final class JsonLines extends LogstashEncoder {

    JsonLines() {
        LogstashFieldNames names = getFieldNames();
        names.setTimestamp("timestamp");
        names.setVersion("[ignore]");
        names.setLevelValue("[ignore]");
        names.setTags("[ignore]");
        names.setLogger("logger");
        names.setThread("thread");
        names.setStackTrace("exception");
        setTimeZone("UTC");
        setIncludeMdc(false);
        setIncludeContext(false);
        setIncludeStructuredArguments(false);
        setIncludeNonStructuredArguments(false);
    }
}
