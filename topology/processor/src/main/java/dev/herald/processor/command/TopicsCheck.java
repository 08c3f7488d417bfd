package dev.herald.processor.command;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicDifference;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how the broker's topics differ. */
@Command(
        name = "check",
        description = {
            "Says how the broker's topics differ from what the publications need.",
            "Ends with 4 where one differs. Those marked 'fatal' keep `herald run` from starting."
        })
final class TopicsCheck implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** What {@code --json} prints. */
    record Result(List<String> topics, List<TopicDifference> differences) {}

    TopicsCheck(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        TopicPlans plans = TopicPlans.of(herald);
        List<TopicDifference> differences;
        try (Admin admin = new Clients(herald.settings()).admin()) {
            differences = plans.differences(new TopicAdmin(admin).read(plans.names()));
        }
        print(plans.names(), differences);
        return (differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
    }

    private void print(List<String> names, List<TopicDifference> differences) {
        PrintWriter out = herald.surroundings().out();
        if (json) {
            Output.json(out, new Result(names, differences));
            return;
        }
        differences.forEach(difference -> out.println(difference + (difference.fatal() ? " (fatal)" : "")));
        out.println("topics: " + names.size() + ", differences: " + differences.size());
    }
}
