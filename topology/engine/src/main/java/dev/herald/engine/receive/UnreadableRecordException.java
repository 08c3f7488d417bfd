package dev.herald.engine.receive;

import org.jspecify.annotations.Nullable;

/** A record that cannot be read as a domain event: says where it stands, what is wrong and what was expected. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableRecordException(SourceRecord source, String reason, @Nullable Throwable cause) {
        super(source.topic() + "-" + source.partition() + "@" + source.offset() + ": " + reason, cause);
    }
}
