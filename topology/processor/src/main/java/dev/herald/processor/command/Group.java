package dev.herald.processor.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others. */
abstract class Group implements Runnable {

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public final void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "missing command");
    }

    /** Groups the commands about topics. */
    @Command(name = "topics", description = "Plans, creates, changes or checks the topics of the deployed contexts.")
    static final class Topics extends Group {}

    /** Groups the commands about contracts. */
    @Command(
            name = "contracts",
            description = "Registers or checks the contracts of the deployed contexts, or compares any two.")
    static final class Contracts extends Group {}

    /** Groups the commands about expectations. */
    @Command(name = "expectations", description = "Shows what the publications expect.")
    static final class Expectations extends Group {}

    /** Groups the commands about dead letters. */
    @Command(
            name = "dead-letters",
            description = "Lists or shows what does not go on, and redrives or discards what lanes keep.")
    static final class DeadLetters extends Group {}

    /** Groups the commands about events. */
    @Command(name = "events", description = "Sends domain events, or shows any topic's records.")
    static final class Events extends Group {}
}
