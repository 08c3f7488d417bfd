package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.access.AclAdmin;
import dev.herald.processor.access.KafkaAcls;
import dev.herald.processor.access.Principals;
import dev.herald.processor.access.Right;
import dev.herald.processor.access.Rights;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicWishes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.resource.PatternType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says, checks or grants the least rights with which the deployed contexts work. */
@Command(
        name = "acls",
        description = {
            "Prints the least rights with which the deployed contexts work, as commands of kafka-acls or as JSON.",
            "Rights are for exactly the topics, groups and transactional ids that the publications and settings give;"
                    + " who may create topics or grant rights is not among them."
        })
final class Acls implements Callable<Integer> {

    private final HeraldCommand herald;

    @Mixin
    AclOptions options = new AclOptions();

    @Option(names = "--apply", description = "Grant what is missing at the broker; nothing is taken away.")
    boolean apply;

    @Option(names = "--check", description = "Say what is missing at the broker; ends with 4 where something is.")
    boolean check;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    Acls(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        if (apply && check) {
            throw new EndedException(ExitCode.USAGE, "--apply and --check exclude each other");
        }
        List<Right> rights = rights(options.principals());
        if (!apply && !check) {
            print(rights);
            return ExitCode.OK.number();
        }
        try (Admin client = new Clients(herald.settings()).admin()) {
            AclAdmin admin = new AclAdmin(client);
            List<Right> missing = admin.missing(rights);
            if (apply) {
                admin.add(missing);
            }
            print(rights, missing);
            return (apply || missing.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES).number();
        }
    }

    private List<Right> rights(Principals principals) {
        TopicWishes wishes = TopicPlans.wishes(herald.settings());
        List<Right> rights = new ArrayList<>();
        for (Publication publication : herald.publications()) {
            TopicNames names = new TopicNames(wishes.prefix(), publication.context());
            rights.addAll(
                    Rights.of(TopicPlan.of(publication, wishes), StreamsSettings.applicationId(names), principals));
        }
        options.refuseUnknownTopics(rights);
        return rights.stream().distinct().toList();
    }

    private void print(List<Right> rights) {
        PrintWriter out = herald.surroundings().out();
        if (json) {
            Output.json(out, Map.of("rights", rights));
        } else {
            KafkaAcls.commands(rights, herald.settings().get(HeraldSettings.BOOTSTRAP))
                    .forEach(out::println);
        }
    }

    private void print(List<Right> rights, List<Right> missing) {
        PrintWriter out = herald.surroundings().out();
        String outcome = apply ? "granted" : "missing";
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("rights", rights);
            result.put(outcome, missing);
            Output.json(out, result);
            return;
        }
        missing.forEach(right -> out.println("%s %s: %s %s %s%s: %s"
                .formatted(
                        KafkaAcls.spelled(right.role()),
                        right.principal(),
                        right.operation(),
                        right.resource(),
                        right.name(),
                        right.pattern() == PatternType.PREFIXED ? "*" : "",
                        outcome)));
        out.println("rights: " + rights.size() + ", " + outcome + ": " + missing.size());
    }
}
