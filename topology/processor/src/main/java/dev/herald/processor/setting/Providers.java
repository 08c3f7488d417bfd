package dev.herald.processor.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.utils.Utils;

/** Kafka's config providers, for Herald's own keys too: {@code ${name:path:key}} and {@code ${name:key}}. */
final class Providers implements AutoCloseable {

    static final String KEY = "kafka." + AbstractConfig.CONFIG_PROVIDERS_CONFIG;

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*):(?:([^}]*?):)?([^}]*)}");

    private final Map<String, ConfigProvider> byName = new TreeMap<>();
    private final Map<String, Given> given;
    private final Faults faults;

    /** Makes those that are named; what is wrong with one is a fault. */
    Providers(Map<String, Given> given, Faults faults) {
        this.given = given;
        this.faults = faults;
        names(given).forEach(this::create);
    }

    /** Returns whether a key is about providers themselves; such texts are taken as they are. */
    static boolean isAboutThem(String key) {
        return key.equals(KEY) || key.startsWith(KEY + ".");
    }

    /** Returns a text with what its references stand for; empty where one stands for nothing. */
    Optional<Given> resolve(String key, Given value) {
        if (!REFERENCE.matcher(value.text()).find()) {
            return Optional.of(value);
        }
        StringBuilder text = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(value.text());
        boolean complete = true;
        while (matcher.find()) {
            Optional<String> found = fetch(key, value, matcher.toMatchResult());
            complete &= found.isPresent();
            matcher.appendReplacement(text, Matcher.quoteReplacement(found.orElse("")));
        }
        matcher.appendTail(text);
        return complete ? Optional.of(value.withFetched(text.toString(), ", config provider")) : Optional.empty();
    }

    private Optional<String> fetch(String key, Given value, MatchResult reference) {
        String name = reference.group(1);
        String path = reference.group(2) == null ? "" : reference.group(2);
        String place = key + " (" + value.origin() + "): " + reference.group();
        ConfigProvider provider = byName.get(name);
        if (provider == null) {
            faults.add(key, key + " (" + value.origin() + "): " + unusable(name));
            return Optional.empty();
        }
        Map<String, String> data;
        try {
            data = provider.get(path, Set.of(reference.group(3))).data();
        } catch (RuntimeException e) {
            faults.add(
                    key, place + " cannot be fetched: " + e.getClass().getSimpleName() + " in provider '" + name + "'");
            return Optional.empty();
        }
        String found = data.get(reference.group(3));
        if (found == null) {
            faults.add(key, place + ": provider '" + name + "' has no such key, or may not read it");
        }
        return Optional.ofNullable(found).map(SecretFile::withoutLineEnd);
    }

    /** The name of a provider that nobody has declared may be part of a password that only looks like a reference. */
    private String unusable(String name) {
        return faults.isAbout(classKey(name))
                ? "its config provider '" + name + "' cannot be used"
                : "refers to a config provider that " + KEY + " does not name: it names " + byName.keySet();
    }

    private void create(String name) {
        Given type = given.get(classKey(name));
        if (type == null) {
            faults.add(classKey(name), classKey(name) + " is not set: " + KEY + " names '" + name + "'");
            return;
        }
        String place = classKey(name) + " = '" + type.text() + "' (" + type.origin() + "): ";
        if (!isAllowed(type.text())) {
            faults.add(
                    classKey(name),
                    place + "expected one of the system property "
                            + AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY);
            return;
        }
        try {
            ConfigProvider provider = Utils.newInstance(type.text(), ConfigProvider.class);
            provider.configure(parameters(name));
            byName.put(name, provider);
        } catch (ReflectiveOperationException | RuntimeException e) {
            faults.add(
                    classKey(name),
                    place + "expected a config provider that takes its parameters: "
                            + e.getClass().getSimpleName());
        }
    }

    /** Kafka's own way to say which classes may be made on behalf of a setting: unset, any. */
    private static boolean isAllowed(String type) {
        String allowed = System.getProperty(AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY);
        return allowed == null
                || Stream.of(allowed.split(",")).map(String::strip).anyMatch(type::equals);
    }

    private Map<String, Object> parameters(String name) {
        String prefix = KEY + "." + name + ".param.";
        Map<String, Object> parameters = new HashMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                parameters.put(key.substring(prefix.length()), value.text());
            }
        });
        return parameters;
    }

    private static Set<String> names(Map<String, Given> given) {
        Given names = given.get(KEY);
        return names == null
                ? Set.of()
                : Stream.of(names.text().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
    }

    private static String classKey(String name) {
        return KEY + "." + name + ".class";
    }

    @Override
    public void close() {
        byName.values().forEach(provider -> Utils.closeQuietly(provider, "config provider"));
    }
}
