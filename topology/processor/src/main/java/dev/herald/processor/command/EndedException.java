package dev.herald.processor.command;

/** Ends a command early, with a message for the terminal. */
final class EndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode code;

    EndedException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
