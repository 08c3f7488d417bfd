package dev.herald.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.access.Right;
import dev.herald.processor.access.Role;
import dev.herald.sandbox.permits.Permits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each right that {@code herald acls} generates is taken away alone, and something breaks. One of each kind, chosen by the
 * seed; with {@code -Dherald.test.acls=all} every one.
 */
@ExtendWith(SharedSandbox.class)
class AclsNeededIT {
    private static final boolean ALL = "all".equals(System.getProperty("herald.test.acls"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ROLES = {
        "--processor=User:herald",
        "--producer=User:sender",
        "--consumer=User:reader",
        "--handler=User:handler",
        "--operator=User:operator",
        "--group=permits-readers",
        "--transactional-id=permits-writers"
    };

    @Test
    void eachRightTakenAway_breaksSomething(Registry registry, @TempDir Path dir) throws IOException {
        try (Broker broker = Broker.secured("herald", "sender", "reader", "handler", "operator");
                Guarded guarded = new Guarded(new Permits(), broker, registry)
                        .with("kafka.repartition.purge.interval.ms", "1000")
                        // What was refused something may not be able to leave in order.
                        .with("herald.stop.timeout", "3s")
                        .with("kafka.consumer.session.timeout.ms", "6000")
                        .with("kafka.consumer.max.poll.interval.ms", "10000")
                        .with("kafka.producer.transaction.timeout.ms", "10000")) {
            guarded.grant(ROLES);
            AclTrial trial = new AclTrial(guarded, broker, dir);
            trial.withAllRights();

            List<Right> rights = rights(guarded);
            for (Right right : ALL ? rights : oneOfEachKind(rights)) {
                guarded.revoke(right);
                System.out.printf(
                        "acls: without %s %s %s %s: %s%n",
                        right.role(), right.operation(), right.resource(), right.name(), trial.without(right));
                guarded.restore(right);
            }
        }
    }

    private static List<Right> rights(Guarded guarded) throws IOException {
        List<String> command = new ArrayList<>(List.of("acls", "--json"));
        command.addAll(List.of(ROLES));
        String said =
                guarded.herald(Guarded.ADMIN, command.toArray(String[]::new)).well();
        List<Right> rights = new ArrayList<>();
        for (JsonNode right : JSON.readTree(said).get("rights")) {
            rights.add(JSON.treeToValue(right, Right.class));
        }
        return rights;
    }

    private static List<Right> oneOfEachKind(List<Right> rights) {
        List<Right> shuffled = new ArrayList<>(rights);
        Collections.shuffle(shuffled, new Random(Seeds.next("acls needed")));
        Map<List<Object>, Right> byKind = new LinkedHashMap<>();
        shuffled.forEach(right -> byKind.putIfAbsent(
                List.of(right.role(), right.resource(), right.operation(), isInternal(right)), right));
        return List.copyOf(byKind.values());
    }

    private static boolean isInternal(Right right) {
        return right.role() == Role.PROCESSOR && right.name().startsWith("herald-");
    }
}
