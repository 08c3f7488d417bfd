package dev.herald.processor.command;

import dev.herald.processor.setting.HeraldSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what the deployed contexts declare. */
@Command(name = "describe", description = "Prints what the deployed contexts publish, look up and expect.")
final class Describe implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object a context.")
    boolean json;

    Describe(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        String prefix = herald.settings().get(HeraldSettings.TOPIC_PREFIX);
        PrintWriter out = herald.surroundings().out();
        herald.publications().forEach(publication -> {
            Map<String, Object> description = Description.of(publication, prefix);
            if (json) {
                Output.json(out, description);
            } else {
                print(out, description);
            }
        });
        return ExitCode.OK.number();
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
