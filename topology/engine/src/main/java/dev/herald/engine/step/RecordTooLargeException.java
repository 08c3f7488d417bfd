package dev.herald.engine.step;

/** A mapped record larger than its topic takes. Found before it is sent, since one refused send aborts a transaction. */
public final class RecordTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Names the topic, the size that the record may reach, and the limit, in bytes. */
    public RecordTooLargeException(String topic, int bytes, int limit) {
        super(topic + ": the record may take up to " + bytes + " bytes with key and headers; the limit is " + limit);
    }
}
