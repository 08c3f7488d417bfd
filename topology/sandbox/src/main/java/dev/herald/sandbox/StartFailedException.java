package dev.herald.sandbox;

/** A child process did not come up: it ended early or did not answer in time. The message ends with its last lines. */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailedException(String message) {
        super(message);
    }
}
