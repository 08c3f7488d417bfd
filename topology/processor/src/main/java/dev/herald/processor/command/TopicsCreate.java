package dev.herald.processor.command;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicDifference;
import dev.herald.processor.topic.TopicSpec;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates what is missing; changes nothing that is there. */
@Command(
        name = "create",
        description = {
            "Creates the topics that are missing, as the publications need them.",
            "Changes no topic that is there: says how it differs, and ends with 4 where one does."
        })
final class TopicsCreate implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** What {@code --json} prints. */
    record Result(List<String> created, List<String> present, List<TopicDifference> differences) {}

    TopicsCreate(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        TopicPlans plans = TopicPlans.of(herald);
        try (Admin client = new Clients(herald.settings()).admin()) {
            TopicAdmin admin = new TopicAdmin(client);
            List<String> present = admin.create(plans.specs());
            List<TopicDifference> differences = plans.differences(admin.read(present)).stream()
                    .filter(difference -> !difference.isMissing())
                    .toList();
            print(plans.specs(), present, differences);
            return (differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
        }
    }

    private void print(List<TopicSpec> specs, List<String> present, List<TopicDifference> differences) {
        PrintWriter out = herald.surroundings().out();
        List<String> created = specs.stream()
                .map(TopicSpec::name)
                .filter(name -> !present.contains(name))
                .toList();
        if (json) {
            Output.json(out, new Result(created, present, differences));
            return;
        }
        specs.forEach(spec -> out.println(
                spec.name() + ": " + (created.contains(spec.name()) ? "created, " + shape(spec) : "present")));
        differences.forEach(difference -> out.println(difference + " (not changed)"));
    }

    private static String shape(TopicSpec spec) {
        return spec.partitions() + " partitions, " + spec.settings().get("cleanup.policy");
    }
}
