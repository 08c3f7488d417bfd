package dev.herald.processor.command;

import dev.herald.processor.deadletter.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which options parked lanes and dead letters are chosen: those for which all that is given holds. */
final class LetterChoice {

    @Option(names = "--context", paramLabel = "NAME", description = "Whose; needed with several contexts.")
    @Nullable String context;

    @Option(
            names = "--aggregate",
            paramLabel = "ID",
            description = "Those of one aggregate: its id, or <aggregate>/<id>.")
    @Nullable String aggregate;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Those of one rule; '-' for aggregates that are parked as a whole, since their fold failed.")
    @Nullable String rule;

    @Option(
            names = "--error",
            paramLabel = "CLASS",
            description = "Those that failed with this exception: its class, with the package or without.")
    @Nullable String error;

    Selection selection() {
        return new Selection(aggregate, rule, error);
    }
}
