package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.deadletter.SupervisionEvents;
import dev.herald.processor.deadletter.TroubleText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what does not go on. */
@Command(
        name = "list",
        description = {
            "Lists the lanes that are parked now, and the dead letters that were never in a lane:",
            "undecodable or misrouted records, events that came too late, or that a lane could not keep."
        })
final class DeadLettersList implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    LetterChoice choice = new LetterChoice();

    @Option(names = "--json", description = "Print one JSON object for each.")
    boolean json;

    DeadLettersList(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        Publication publication = ContextChoice.of(herald.publications(), choice.context);
        LetterTopics topics = LetterTopics.of(herald, publication);
        TroubleText text = new TroubleText(publication.context());
        PrintWriter out = herald.surroundings().out();
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            SupervisionEvents events = new SupervisionEvents(
                    registry.registry(), herald.surroundings().err()::println);
            topics.parked(events).selected(choice.selection()).forEach(lane -> {
                if (json) {
                    out.println(text.json(lane));
                } else {
                    text.add(lane);
                }
            });
        }
        topics.letters(letter -> {
            boolean listed = !letter.isOfALane() && choice.selection().selects(letter.trouble());
            if (listed && json) {
                out.println(text.json(letter));
            } else if (listed) {
                text.add(letter);
            }
        });
        if (!json) {
            out.println(text.table());
        }
        return ExitCode.OK.number();
    }
}
