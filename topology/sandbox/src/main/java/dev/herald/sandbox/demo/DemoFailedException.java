package dev.herald.sandbox.demo;

/** The demo cannot go on; the message is for the terminal. */
final class DemoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * Ends the demo.
     *
     * @param exitCode as of Herald's own command line, not 0
     */
    DemoFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
