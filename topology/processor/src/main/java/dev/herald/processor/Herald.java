package dev.herald.processor;

import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.Surroundings;

/** The program {@code herald}. */
public final class Herald {

    private Herald() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.run(Surroundings.ofProcess(), arguments));
    }
}
