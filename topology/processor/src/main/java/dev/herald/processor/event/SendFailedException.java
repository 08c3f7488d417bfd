package dev.herald.processor.event;

import org.apache.kafka.common.KafkaException;

/** The brokers did not take an event; those before it may be in the log. */
public final class SendFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient SendReport report;
    private final KafkaException reason;

    SendFailedException(SendReport report, KafkaException reason) {
        super(reason.getMessage() + " (" + report.total() + " events were acknowledged before)", reason);
        this.report = report;
        this.reason = reason;
    }

    /** Returns what had been acknowledged. */
    public SendReport report() {
        return report;
    }

    /** Returns why the event was not taken. */
    public KafkaException reason() {
        return reason;
    }
}
