package dev.herald.processor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.publication.Publication;
import dev.herald.processor.describe.AsyncApi;
import dev.herald.processor.describe.Description;
import dev.herald.processor.describe.FlowChart;
import dev.herald.processor.describe.PhysicalTopology;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.TopicSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what the deployed contexts declare. */
@Command(
        name = "describe",
        description = {
            "Prints what the deployed contexts publish, look up and expect.",
            "Asks neither a broker nor a registry."
        })
final class Describe implements Callable<Integer> {

    private final HeraldCommand herald;

    @ArgGroup
    Form form = new Form();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "This context alone. --asyncapi and --mermaid need it where several are deployed.")
    @Nullable String context;

    @Option(
            names = "--commands",
            description = "With --asyncapi: the commands to the context's own parts too, which are not public.")
    boolean commands;

    /** How to print it: at the most one of these. */
    static final class Form {
        @Option(names = "--json", description = "Print one JSON object a context.")
        boolean json;

        @Option(
                names = "--asyncapi",
                description = "Print the public contracts of one context as an AsyncAPI 3.0 document, in JSON.")
        boolean asyncapi;

        @Option(names = "--mermaid", description = "Print the way of one context's data as a mermaid flowchart.")
        boolean mermaid;

        @Option(names = "--text", description = "Print the physical topology too: sub-topologies, stores, topics.")
        boolean text;
    }

    Describe(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        if (commands && !form.asyncapi) {
            throw new EndedException(ExitCode.USAGE, "--commands goes with --asyncapi alone");
        }
        String prefix = herald.settings().get(TopicSettings.TOPIC_PREFIX);
        PrintWriter out = herald.surroundings().out();
        List<Publication> deployed = herald.publications();
        if (form.asyncapi) {
            Output.pretty(out, asyncApi(ContextChoice.of(deployed, context), prefix));
        } else if (form.mermaid) {
            out.print(FlowChart.of(ContextChoice.of(deployed, context), prefix));
            out.flush();
        } else {
            List<Publication> chosen = context == null ? deployed : List.of(ContextChoice.of(deployed, context));
            chosen.forEach(publication -> print(out, publication, prefix));
        }
        return ExitCode.OK.number();
    }

    private ObjectNode asyncApi(Publication publication, String prefix) {
        return new AsyncApi(
                        publication,
                        prefix,
                        TopicPlans.of(herald).specs(),
                        herald.settings().get(ContractSettings.SUBJECTS),
                        commands)
                .document(Version.text());
    }

    private void print(PrintWriter out, Publication publication, String prefix) {
        Map<String, Object> description = Description.of(publication, prefix);
        if (form.json) {
            Output.json(out, description);
            return;
        }
        print(out, description);
        if (form.text) {
            out.println("  topology");
            PhysicalTopology.of(publication, prefix, herald.settings().kafka())
                    .forEach(line -> out.println("    " + line));
        }
    }

    private static void print(PrintWriter out, Map<String, Object> description) {
        description.forEach((part, content) -> {
            if (content instanceof List<?> entries) {
                out.println("  " + part + (entries.isEmpty() ? ": none" : ""));
                entries.forEach(entry -> out.println("    " + text(entry)));
            } else {
                out.println(part + " " + content);
            }
        });
    }

    private static String text(Object entry) {
        if (entry instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .map(field -> field.getKey().equals("name")
                            ? String.valueOf(field.getValue()) + ":"
                            : field.getKey() + " " + field.getValue())
                    .collect(Collectors.joining(" "));
        }
        return String.valueOf(entry);
    }
}
