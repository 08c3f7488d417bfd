package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.context.Contexts;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code herald}: what all commands share. */
@Command(
        name = "herald",
        description =
                "Turns the private domain events of a bounded context into public integration events, exactly once.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class HeraldCommand implements Runnable {

    private final Surroundings surroundings;
    private @Nullable Settings settings;

    @Spec
    @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Properties file with settings (herald.* and kafka.*). The environment (HERALD_TOPIC_PREFIX,"
                    + " KAFKA_BOOTSTRAP_SERVERS) wins over it, and --set over both.")
    @Nullable Path config;

    @Option(
            names = {"-D", "--set"},
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A setting; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "With an error, print where in the code it happened.")
    boolean stacktrace;

    HeraldCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), "missing command");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Returns the settings in force: defaults, then file, then environment, then command line; the last wins. */
    Settings settings() {
        if (settings == null) {
            List<SettingSource> sources = new ArrayList<>();
            if (config != null) {
                sources.add(SettingSource.file(config));
            }
            sources.add(SettingSource.environment(surroundings.environment()));
            sources.add(SettingSource.commandLine(set));
            settings = Settings.of(sources);
        }
        return settings;
    }

    /** Returns the settings where they have been read already. */
    Optional<Settings> settingsRead() {
        return Optional.ofNullable(settings);
    }

    List<Publication> publications() {
        return Contexts.deployed(settings(), surroundings.sources());
    }
}
