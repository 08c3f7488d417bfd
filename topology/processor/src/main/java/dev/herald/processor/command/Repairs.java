package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.deadletter.CommandRecords;
import dev.herald.processor.deadletter.Repair;
import dev.herald.processor.deadletter.SupervisionEvents;
import dev.herald.processor.event.EventSender;
import dev.herald.processor.event.Pace;
import dev.herald.processor.event.TopicTail;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Sends a command for each chosen lane, and waits for what comes of it. */
final class Repairs {

    private final HeraldCommand herald;
    private final RepairOptions options;
    private final Repair.Kind kind;
    private final PrintWriter out;
    private final PrintWriter err;

    Repairs(HeraldCommand herald, RepairOptions options, Repair.Kind kind) {
        this.herald = herald;
        this.options = options;
        this.kind = kind;
        this.out = herald.surroundings().out();
        this.err = herald.surroundings().err();
    }

    ExitCode run() {
        options.check();
        Publication publication = ContextChoice.of(herald.publications(), options.choice.context);
        LetterTopics topics = LetterTopics.of(herald, publication);
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            SupervisionEvents events = new SupervisionEvents(registry.registry(), err::println);
            List<Repair> repairs = repairs(topics, events);
            if (repairs.isEmpty()) {
                err.println("no lane is parked: " + options.choice.selection());
                return ExitCode.OK;
            }
            RepairReport report = options.dryRun
                    ? new DryRunReport(publication.context(), repairs, out, options.json)
                    : new OutcomeReport(publication.context(), repairs, out, options.json);
            return sendAndWait(topics, registry.registry(), events, repairs, report);
        }
    }

    private List<Repair> repairs(LetterTopics topics, SupervisionEvents events) {
        return topics.parked(events).selected(options.choice.selection()).stream()
                .map(lane -> new Repair(kind, UUID.randomUUID().toString(), lane, options.who, options.reason()))
                .toList();
    }

    /** Reads from where the supervision topic ends before anything is sent: no outcome can be missed. */
    private ExitCode sendAndWait(
            LetterTopics topics,
            SchemaRegistry registry,
            SupervisionEvents events,
            List<Repair> repairs,
            RepairReport report) {
        String supervision = topics.names().supervision();
        try (var consumer = topics.clients().consumer()) {
            TopicTail tail = new TopicTail(consumer, supervision, topics.partitions(supervision), false);
            send(topics, registry, repairs);
            report.sent(options.wait);
            if (!options.wait) {
                return ExitCode.OK;
            }
            await(tail, events, repairs.size(), report);
        }
        report.end();
        return report.allReleased() ? ExitCode.OK : ExitCode.NOT_RELEASED;
    }

    private void send(LetterTopics topics, SchemaRegistry registry, List<Repair> repairs) {
        String control = topics.names().control();
        CommandRecords records = new CommandRecords(control, topics.partitions(control), registry);
        try (var producer = topics.clients().producer()) {
            EventSender sender = new EventSender(producer, Set.of(), Set.of(), Pace.unlimited());
            for (Repair repair : repairs) {
                String id = repair.lane().lane().aggregateId();
                sender.send(records.of(id, options.dryRun ? repair.dryRun() : repair.command()));
            }
            sender.flush();
        }
    }

    private void await(TopicTail tail, SupervisionEvents events, int count, RepairReport report) {
        Clock clock = herald.surroundings().clock();
        Instant end = clock.instant().plus(options.patience());
        Progress progress = new Progress(herald.surroundings(), "told of", count);
        tail.readWhile(
                () -> {
                    progress.reached(count - report.open());
                    return report.open() > 0 && clock.instant().isBefore(end);
                },
                record -> events.read(record).ifPresent(report::apply));
    }
}
