package dev.herald.processor.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about topics. */
@Command(name = "topics", description = "Creates or checks the topics of the deployed contexts.")
final class TopicsCommand implements Runnable {

    @Spec
    @Nullable CommandSpec spec;

    TopicsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), "missing command");
    }
}
