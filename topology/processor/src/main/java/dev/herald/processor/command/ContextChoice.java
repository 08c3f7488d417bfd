package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the deployed contexts a command is about. */
final class ContextChoice {

    private ContextChoice() {}

    /** Chooses by name; without one, the only one there is. */
    static Publication of(List<Publication> deployed, @Nullable String name) {
        List<Publication> chosen = deployed.stream()
                .filter(publication -> name == null || publication.context().equals(name))
                .toList();
        if (chosen.size() != 1) {
            throw new EndedException(
                    ExitCode.USAGE,
                    (name == null ? "several contexts are deployed" : "no context '" + name + "' is deployed")
                            + ": choose one with --context, of "
                            + deployed.stream().map(Publication::context).toList());
        }
        return chosen.get(0);
    }
}
