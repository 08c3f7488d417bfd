package dev.herald.processor.command;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicChange;
import dev.herald.processor.topic.TopicChange.Action;
import dev.herald.processor.topic.TopicState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the topics what they should be, as far as that is safe. */
@Command(
        name = "apply",
        description = {
            "Creates the topics that are missing, and changes settings that are not as the publications need them.",
            "Takes nothing away: what could delete records or move ids is left, unless it is allowed.",
            "Ends with 4 where something is left, saying why."
        })
final class TopicsApply implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    TopicChanges options = new TopicChanges();

    /** What {@code --json} prints. */
    record Result(List<String> topics, List<TopicChange> done, List<TopicChange> left) {}

    TopicsApply(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        TopicPlans plans = TopicPlans.of(herald);
        try (Admin client = new Clients(herald.settings()).admin()) {
            TopicAdmin admin = new TopicAdmin(client);
            Map<String, TopicState> found = admin.read(plans.names());
            List<TopicChange> changes = plans.changes(found);
            List<TopicChange> doable = options.doable(changes);
            apply(admin, plans, found, doable);
            List<TopicChange> left = options.left(changes);
            print(plans.names(), doable, left);
            return (left.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
        }
    }

    private static void apply(
            TopicAdmin admin, TopicPlans plans, Map<String, TopicState> found, List<TopicChange> changes) {
        Set<String> missing = of(changes, Action.CREATE)
                .map(change -> change.difference().topic())
                .collect(Collectors.toSet());
        admin.create(plans.specs(found).stream()
                .filter(spec -> missing.contains(spec.name()))
                .toList());
        Map<String, Map<String, String>> settings = new HashMap<>();
        of(changes, Action.SET)
                .forEach(change -> settings.computeIfAbsent(change.difference().topic(), topic -> new HashMap<>())
                        .put(change.difference().setting(), change.value()));
        admin.set(settings);
        admin.grow(of(changes, Action.ADD_PARTITIONS)
                .collect(Collectors.toMap(
                        change -> change.difference().topic(), change -> Integer.valueOf(change.value()))));
    }

    private static Stream<TopicChange> of(List<TopicChange> changes, Action action) {
        return changes.stream().filter(change -> change.action() == action);
    }

    private void print(List<String> names, List<TopicChange> done, List<TopicChange> left) {
        PrintWriter out = herald.surroundings().out();
        if (options.json) {
            Output.json(out, new Result(names, done, left));
            return;
        }
        options.print(out, done, true);
        options.printLeft(out, left);
        out.println("topics: " + names.size() + ", done: " + done.size() + ", left: " + left.size());
    }
}
