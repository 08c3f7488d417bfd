package dev.herald.processor.command;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.context.Contexts;
import dev.herald.processor.setting.Secrets;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import dev.herald.processor.setting.SettingsRead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private Secrets secrets = Secrets.NONE;

    @Spec
    @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "File with settings (herald.* and kafka.*), as properties or YAML; without it, herald.properties,"
                            + " herald.yaml or herald.yml in the working directory, where there is one. The environment"
                            + " (HERALD_TOPIC_PREFIX, KAFKA_BOOTSTRAP_SERVERS) wins over it, and --set over both.")
    @Nullable Path config;

    @Option(
            names = {"-D", "--set"},
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A setting; may be repeated.")
    List<String> set = new ArrayList<>();

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

    /**
     * Returns the settings in force: defaults, then file, then environment, then command line; the last wins.
     *
     * @throws SettingsException with all that is wrong; where something is, with what is wrong about contexts too
     */
    Settings settings() {
        if (settings == null) {
            SettingsRead read = Settings.read(sources());
            secrets = read.secrets();
            if (!read.faults().isEmpty()) {
                List<String> faults = new ArrayList<>(read.faults());
                faults.addAll(Contexts.faults(read.settings(), surroundings.sources()));
                throw new SettingsException(faults);
            }
            settings = read.settings();
        }
        return settings;
    }

    private List<SettingSource> sources() {
        return List.of(
                config == null ? SettingSource.directory(Path.of("")) : SettingSource.file(config),
                SettingSource.environment(surroundings.environment()),
                SettingSource.commandLine(set));
    }

    /** Returns what of the settings must not be shown. */
    Secrets secrets() {
        return secrets;
    }

    /** Returns the settings where they have been read already. */
    Optional<Settings> settingsRead() {
        return Optional.ofNullable(settings);
    }

    List<Publication> publications() {
        return Contexts.deployed(settings(), surroundings.sources());
    }
}
