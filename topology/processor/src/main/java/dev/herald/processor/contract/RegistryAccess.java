package dev.herald.processor.contract;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.registry.Credentials;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.registry.TlsStores;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Setting;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry that the settings name. */
public final class RegistryAccess implements AutoCloseable {

    /** So many that the time to wait ends the tries, not their number. */
    private static final int ATTEMPTS = 10_000;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RegistryClient client;

    private RegistryAccess(RegistryClient client) {
        this.client = client;
    }

    /**
     * Prepares access; asks nothing yet.
     *
     * @throws SettingsException when a key store or trust store cannot be used
     */
    public static RegistryAccess open(Settings settings) {
        Duration patience = settings.get(HeraldSettings.CONNECT_TIMEOUT);
        RegistrySettings.Builder builder = RegistrySettings.of(settings.get(ContractSettings.REGISTRY_URLS).stream()
                        .map(URI::toString)
                        .toList())
                .credentials(credentials(settings))
                .timeouts(shorter(patience, Duration.ofSeconds(3)), shorter(patience, Duration.ofSeconds(10)))
                .retry(ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE)
                .patience(patience);
        TlsStores.Store trust =
                store(settings, ContractSettings.REGISTRY_TRUSTSTORE, ContractSettings.REGISTRY_TRUSTSTORE_PASSWORD);
        TlsStores.Store key =
                store(settings, ContractSettings.REGISTRY_KEYSTORE, ContractSettings.REGISTRY_KEYSTORE_PASSWORD);
        try {
            if (trust != null || key != null) {
                builder.tls(TlsStores.context(trust, key));
            }
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of("herald.registry.ssl: " + e.getMessage()));
        }
        return new RegistryAccess(new RegistryClient(builder.build()));
    }

    /** Returns the registry itself. */
    public SchemaRegistry registry() {
        return client;
    }

    /** Returns the contracts at the registry. */
    public ContractRegistry contracts() {
        ContractRegistry.Levels levels = new ContractRegistry.Levels() {
            @Override
            public CompatibilityLevel of(String subject) {
                return client.compatibility(subject);
            }

            @Override
            public void set(String subject, CompatibilityLevel level) {
                client.setCompatibility(subject, level);
            }
        };
        return new ContractRegistry(client, levels, client::versions);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Credentials credentials(Settings settings) {
        return switch (settings.get(ContractSettings.REGISTRY_AUTH)) {
            case NONE -> new Credentials.None();
            case BASIC ->
                new Credentials.Basic(
                        settings.get(ContractSettings.REGISTRY_USERNAME),
                        settings.get(ContractSettings.REGISTRY_PASSWORD));
            case BEARER -> new Credentials.Bearer(settings.get(ContractSettings.REGISTRY_TOKEN));
        };
    }

    private static TlsStores.@Nullable Store store(
            Settings settings, Setting<Optional<Path>> location, Setting<String> password) {
        return settings.get(location)
                .map(path -> new TlsStores.Store(path, settings.get(password)))
                .orElse(null);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
