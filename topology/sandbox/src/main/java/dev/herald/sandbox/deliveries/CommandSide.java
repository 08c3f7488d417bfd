package dev.herald.sandbox.deliveries;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.RegisterAttempt;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.engine.event.EventKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Carries commands out. It owns the deliveries' domain events: what it knows is folded from them, and each one that it
 * makes has the next sequence. For one thread.
 */
final class CommandSide {

    /** So many rows of a feed become deliveries in one transaction, at the most. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final Simulation simulation;
    private final DomainRecords records;
    private final Decisions decisions;
    private final Map<String, Known> deliveries = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> registered = new HashSet<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::due)
            .thenComparing(each -> each.given().offset()));
    private final Deque<Creation> creations = new ArrayDeque<>();
    private final Outstanding outstanding = new Outstanding();
    private final List<ProducerRecord<byte[], byte[]>> made = new ArrayList<>();
    private long lost;

    private record Waiting(Instant due, ExecuteDelivery command, Given given) {}

    CommandSide(Simulation simulation, DomainRecords records) {
        this.simulation = simulation;
        this.records = records;
        this.decisions = new Decisions(simulation.thirdParty());
    }

    /** Notes one of its own events of before, in their order. */
    void remember(EventKey key, SpecificRecord event) {
        Known before = known(key.aggregateId());
        if (key.sequence() != before.sequence() + 1) {
            throw new IllegalStateException("delivery/%s: sequence gap: expected %d, got %d"
                    .formatted(key.aggregateId(), before.sequence() + 1, key.sequence()));
        }
        deliveries.put(key.aggregateId(), before.after(event));
    }

    /** Notes a command that was done with before: the one after it is not the first for its attempt. */
    void remember(SpecificRecord command) {
        if (command instanceof ExecuteDelivery execute) {
            isFirst(execute);
        }
    }

    Outstanding outstanding() {
        return outstanding;
    }

    /** Takes a command in. */
    void take(Given given, Instant now, long nanos) {
        outstanding.read(given);
        SpecificRecord command = given.command();
        if (command instanceof CreateDeliveries create) {
            creations.add(new Creation(given, create, simulation.rowsPerSecond(), nanos));
        } else if (command instanceof ExecuteDelivery execute) {
            execute(given, execute);
        } else {
            publish(given, command, now);
            outstanding.done(given);
        }
    }

    private void execute(Given given, ExecuteDelivery execute) {
        if (isFirst(execute) && simulation.thirdParty().loses(execute.getDeliveryId(), execute.getAttempt())) {
            lost++;
            outstanding.done(given);
        } else {
            waiting.add(new Waiting(execute.getNotBefore(), execute, given));
        }
    }

    private void publish(Given given, SpecificRecord command, Instant now) {
        if (command instanceof ScheduleDelivery schedule) {
            String id = schedule.getDeliveryId();
            decisions.on(schedule, known(id)).ifPresent(event -> happened(id, event, now, given));
        } else if (command instanceof AbandonDelivery abandon) {
            String id = abandon.getDeliveryId();
            decisions.on(abandon, known(id)).ifPresent(event -> happened(id, event, now, given));
        } else if (command instanceof RegisterAttempt register) {
            registered.add(attempt(register.getDeliveryId(), register.getAttempt()));
        } else {
            throw new IllegalArgumentException(
                    "unknown command: " + command.getSchema().getFullName());
        }
    }

    /** Goes on with what waits for its time, and returns the records of all events since the last turn. */
    List<ProducerRecord<byte[], byte[]>> turn(Instant now, long nanos) {
        while (!waiting.isEmpty() && !waiting.element().due().isAfter(now)) {
            Waiting next = waiting.remove();
            String id = next.command().getDeliveryId();
            Optional<SpecificRecord> event = decisions.on(next.command(), known(id));
            event.ifPresent(each -> happened(id, each, now, next.given()));
            outstanding.done(next.given());
        }
        Creation creation = creations.peek();
        if (creation != null) {
            goOn(creation, now, nanos);
        }
        List<ProducerRecord<byte[], byte[]>> all = List.copyOf(made);
        made.clear();
        return all;
    }

    private void goOn(Creation creation, Instant now, long nanos) {
        creation.passed(nanos);
        for (int rows = 0; rows < ROWS_AT_ONCE && creation.mayGoOn(); rows++) {
            int row = creation.next();
            String id = Simulation.deliveryId(creation.feedId(), row);
            if (known(id).sequence() > 0) {
                creation.wasThere();
            } else {
                happened(id, new DeliveryCreated(creation.feedId(), row, "row " + row), now, creation.given());
            }
        }
        if (creation.isDone()) {
            outstanding.done(creation.given());
            creations.remove();
        }
    }

    /** What there is to say of it. */
    String text() {
        return "%d deliveries known, %d attempts registered, %d commands lost, %d waiting"
                .formatted(deliveries.size(), registered.size(), lost, waiting.size());
    }

    private void happened(String id, SpecificRecord event, Instant now, Given cause) {
        EventKey key = new EventKey(id, known(id).sequence() + 1);
        remember(key, event);
        made.add(records.of(key, event, now, cause));
    }

    private Known known(String id) {
        return deliveries.getOrDefault(id, Known.NOTHING);
    }

    private boolean isFirst(ExecuteDelivery execute) {
        return seen.add(attempt(execute.getDeliveryId(), execute.getAttempt()));
    }

    private static String attempt(String deliveryId, int attempt) {
        return deliveryId + "/" + attempt;
    }
}
