package dev.herald.processor.command;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicChange;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what applying would do. */
@Command(
        name = "plan",
        description = {
            "Says what `herald topics apply` with the same options would do, and changes nothing.",
            "Ends with 0 where there is nothing to do, with 4 where something is to be done or cannot be done."
        })
final class TopicsPlan implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    TopicChanges options = new TopicChanges();

    /** What {@code --json} prints. */
    record Result(List<String> topics, List<TopicChange> toDo, List<TopicChange> left) {}

    TopicsPlan(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        TopicPlans plans = TopicPlans.of(herald);
        List<TopicChange> changes;
        try (Admin admin = new Clients(herald.settings()).admin()) {
            changes = plans.changes(new TopicAdmin(admin).read(plans.names()));
        }
        print(plans.names(), options.doable(changes), options.left(changes));
        return (changes.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
    }

    private void print(List<String> names, List<TopicChange> toDo, List<TopicChange> left) {
        PrintWriter out = herald.surroundings().out();
        if (options.json) {
            Output.json(out, new Result(names, toDo, left));
            return;
        }
        options.print(out, toDo, false);
        options.printLeft(out, left);
        out.println("topics: " + names.size() + ", to do: " + toDo.size() + ", left: " + left.size());
    }
}
