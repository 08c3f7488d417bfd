package dev.herald.processor.setting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What settings must be together, once each is right alone. */
final class Agreement {

    private Agreement() {}

    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        switch (settings.get(ContractSettings.REGISTRY_AUTH)) {
            case BASIC -> {
                needed(settings, ContractSettings.REGISTRY_USERNAME, "basic", faults);
                needed(settings, ContractSettings.REGISTRY_PASSWORD, "basic", faults);
            }
            case BEARER -> needed(settings, ContractSettings.REGISTRY_TOKEN, "bearer", faults);
            case NONE -> {}
        }
        replicas(settings, faults);
        readable(settings, ContractSettings.REGISTRY_TRUSTSTORE, faults);
        readable(settings, ContractSettings.REGISTRY_KEYSTORE, faults);
        readable(settings, AdminSettings.ADMIN_KEYSTORE, faults);
        return faults;
    }

    private static void needed(Settings settings, Setting<String> setting, String auth, List<String> faults) {
        if (settings.get(setting).isEmpty()) {
            faults.add(setting.key() + " is not set: herald.registry.auth = " + auth + " needs it");
        }
    }

    private static void replicas(Settings settings, List<String> faults) {
        int replication = settings.get(TopicSettings.REPLICATION);
        int insync = settings.get(TopicSettings.MIN_INSYNC_REPLICAS);
        if (replication > 0 && insync > replication) {
            faults.add(TopicSettings.MIN_INSYNC_REPLICAS.key() + " = " + insync + ": expected at most "
                    + TopicSettings.REPLICATION.key() + " = " + replication + ", or nothing could be written");
        }
    }

    private static void readable(Settings settings, Setting<Optional<Path>> setting, List<String> faults) {
        settings.get(setting)
                .filter(path -> !Files.isReadable(path))
                .ifPresent(path -> faults.add(setting.key() + " = '" + path + "': expected a file that can be read"));
    }
}
