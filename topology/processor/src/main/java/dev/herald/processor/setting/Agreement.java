package dev.herald.processor.setting;

import dev.herald.processor.setting.ContractSettings.RegistryAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What settings must be together, once each is right alone. */
final class Agreement {

    private static final String STATE_DIR = "state.dir";

    private Agreement() {}

    /** Looks at those that could be read: a fault of one hides none of another. */
    static List<String> faults(Settings settings) {
        List<String> faults = new ArrayList<>();
        settings.find(ContractSettings.REGISTRY_AUTH).ifPresent(auth -> login(settings, auth, faults));
        replicas(settings, faults);
        oneStateDirectory(settings, faults);
        readable(settings, ContractSettings.REGISTRY_TRUSTSTORE, faults);
        readable(settings, ContractSettings.REGISTRY_KEYSTORE, faults);
        readable(settings, AdminSettings.ADMIN_KEYSTORE, faults);
        return faults;
    }

    private static void login(Settings settings, RegistryAuth auth, List<String> faults) {
        switch (auth) {
            case BASIC -> {
                needed(settings, ContractSettings.REGISTRY_USERNAME, "basic", faults);
                needed(settings, ContractSettings.REGISTRY_PASSWORD, "basic", faults);
            }
            case BEARER -> needed(settings, ContractSettings.REGISTRY_TOKEN, "bearer", faults);
            case NONE -> {}
        }
    }

    private static void needed(Settings settings, Setting<String> setting, String auth, List<String> faults) {
        if (settings.find(setting).filter(String::isEmpty).isPresent()) {
            faults.add(setting.key() + " is not set: herald.registry.auth = " + auth + " needs it");
        }
    }

    private static void replicas(Settings settings, List<String> faults) {
        int replication = settings.find(TopicSettings.REPLICATION).orElse(-1);
        int insync = settings.find(TopicSettings.MIN_INSYNC_REPLICAS).orElse(-1);
        if (replication > 0 && insync > replication) {
            faults.add(TopicSettings.MIN_INSYNC_REPLICAS.key() + " = " + insync + ": expected at most "
                    + TopicSettings.REPLICATION.key() + " = " + replication + ", or nothing could be written");
        }
    }

    private static void oneStateDirectory(Settings settings, List<String> faults) {
        Optional<Path> ours = settings.find(HeraldSettings.STATE_DIR).flatMap(path -> path);
        String theirs = settings.kafka().get(STATE_DIR);
        if (ours.isPresent() && theirs != null && !theirs.equals(ours.get().toString())) {
            faults.add("kafka." + STATE_DIR + " = '" + theirs + "': " + HeraldSettings.STATE_DIR.key() + " = '"
                    + ours.get() + "' wins over it; expected one of them");
        }
    }

    private static void readable(Settings settings, Setting<Optional<Path>> setting, List<String> faults) {
        settings.find(setting)
                .flatMap(path -> path)
                .filter(path -> !Files.isReadable(path))
                .ifPresent(path -> faults.add(setting.key() + " = '" + path + "': expected a file that can be read"));
    }
}
