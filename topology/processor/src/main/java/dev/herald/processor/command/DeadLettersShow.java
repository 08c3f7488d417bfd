package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.deadletter.LaneId;
import dev.herald.processor.deadletter.Letter;
import dev.herald.processor.deadletter.LetterText;
import dev.herald.processor.deadletter.ParkedLane;
import dev.herald.processor.deadletter.SupervisionEvents;
import dev.herald.processor.event.AvroValueReader;
import dev.herald.processor.event.RecordText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows dead letters whole. */
@Command(
        name = "show",
        description = {
            "Shows the same as list, each whole: where the record stood, key, value, headers, error and stack.",
            "What a lane keeps behind the event at which it is parked, `redrive --dry-run` tells."
        })
final class DeadLettersShow implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    LetterChoice choice = new LetterChoice();

    @Option(names = "--json", description = "Print one JSON object for each.")
    boolean json;

    DeadLettersShow(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        Publication publication = ContextChoice.of(herald.publications(), choice.context);
        LetterTopics topics = LetterTopics.of(herald, publication);
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            RecordText records = new RecordText(new AvroValueReader(registry.registry()));
            Shown shown = new Shown(new LetterText(publication.context(), records));
            SupervisionEvents events = new SupervisionEvents(
                    registry.registry(), herald.surroundings().err()::println);
            topics.parked(events).selected(choice.selection()).forEach(lane -> shown.parked.put(lane.lane(), lane));
            topics.letters(shown::see);
            shown.lanes();
            if (shown.count == 0) {
                herald.surroundings().err().println("no parked lane and no dead letter: " + choice.selection());
            }
        }
        return ExitCode.OK.number();
    }

    /** Those of lanes are shown last: of several at one event, the last. */
    private final class Shown {

        private final LetterText text;
        private final Map<LaneId, ParkedLane> parked = new LinkedHashMap<>();
        private final Map<LaneId, Letter> letters = new LinkedHashMap<>();
        private int count;

        private Shown(LetterText text) {
            this.text = text;
        }

        private void see(Letter letter) {
            ParkedLane lane = parked.get(letter.trouble().lane());
            if (!letter.isOfALane() && choice.selection().selects(letter.trouble())) {
                print(letter, null);
            } else if (letter.isOfALane()
                    && lane != null
                    && lane.trouble().sequence() == letter.trouble().sequence()) {
                letters.put(lane.lane(), letter);
            }
        }

        private void lanes() {
            parked.forEach((id, lane) -> {
                Letter letter = letters.get(id);
                if (letter == null) {
                    herald.surroundings().err().println(id + ": its dead letter is not on the topic any more");
                } else {
                    print(letter, lane);
                }
            });
        }

        private void print(Letter letter, @Nullable ParkedLane lane) {
            count++;
            PrintWriter out = herald.surroundings().out();
            if (json) {
                out.println(text.json(letter, lane));
            } else {
                out.println(text.lines(letter, lane));
            }
        }
    }
}
