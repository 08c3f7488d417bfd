package dev.herald.processor.command;

import dev.herald.processor.setting.EffectiveSetting;
import dev.herald.processor.setting.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the settings in force. */
@Command(
        name = "settings",
        description = {
            "Shows the settings in force and where each comes from; secrets as ***.",
            "Of Kafka's, those that are given, and those that Herald holds and nobody can change.",
            "Asks neither a broker nor a registry; ends with 3 where a setting is wrong."
        })
final class SettingsShow implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--given", description = "Only those that a file, the environment or the command line gives.")
    boolean given;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** What {@code --json} prints. */
    record Result(List<EffectiveSetting> settings, List<String> warnings) {}

    SettingsShow(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        Settings settings = herald.settings();
        herald.publications();
        List<EffectiveSetting> shown = settings.effective().stream()
                .filter(each -> !given || each.isGiven())
                .toList();
        PrintWriter out = herald.surroundings().out();
        if (json) {
            Output.json(out, new Result(shown, settings.warnings()));
            return ExitCode.OK.number();
        }
        shown.forEach(each -> out.println(each.key() + " = " + each.shown() + "  (" + each.origin() + ")"));
        settings.warnings().forEach(warning -> herald.surroundings().err().println("herald: " + warning));
        return ExitCode.OK.number();
    }
}
