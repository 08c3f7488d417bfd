package dev.herald.processor.command;

/** How a command can end. Public: scripts rely on the numbers. */
public enum ExitCode {
    /** All went well. */
    OK(0, "all went well"),
    /** An error in Herald or in a publication's code. */
    BUG(1, "an error in Herald or in a publication's code"),
    /** The command line cannot be understood. */
    USAGE(2, "the command line cannot be understood"),
    /** A setting or a publication cannot work. */
    SETTINGS(3, "a setting or a publication cannot work"),
    /** Topics or contracts are not as they should be. */
    DIFFERENCES(4, "topics or contracts are not as they should be"),
    /** The input is wrong. */
    BAD_INPUT(5, "the input is wrong: a file, a line, a topic's name"),
    /** A broker or the registry does not answer. */
    UNAVAILABLE(6, "a broker or the registry does not answer"),
    /** A broker or the registry refuses. */
    REFUSED(7, "a broker or the registry refuses: not allowed, or not compatible"),
    /** Not every lane runs again. */
    NOT_RELEASED(8, "not every lane runs again: parked again, waiting, or nothing told in time"),
    /** State on disk cannot be read or written. */
    STATE(9, "state on disk cannot be read or written: full, or not allowed");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Returns the number that the process ends with. */
    public int number() {
        return number;
    }

    /** Returns what it means, for help. */
    public String meaning() {
        return meaning;
    }
}
