package dev.herald.processor.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings in force: checked, immutable. */
public final class Settings {

    private static final String KAFKA = "kafka.";

    private final Map<String, Object> values;
    private final Map<String, String> kafka;
    private final Map<String, Given> given;

    private Settings(Map<String, Object> values, Map<String, String> kafka, Map<String, Given> given) {
        this.values = values;
        this.kafka = kafka;
        this.given = given;
    }

    /**
     * Takes the settings from their sources.
     *
     * @param sources in order of precedence: a later one wins over an earlier one; defaults come before all
     * @throws SettingsException with every fault of every source
     */
    public static Settings of(List<SettingSource> sources) {
        Map<String, Given> texts = new TreeMap<>();
        sources.forEach(source -> texts.putAll(source.texts()));

        List<String> faults = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        HeraldSettings.ALL.forEach(setting -> {
            Given byDefault = new Given(setting.fallback(), "default");
            read(setting, setting.key(), texts.getOrDefault(setting.key(), byDefault), values, faults);
        });
        Map<String, String> kafka = new TreeMap<>();
        kafka.put(HeraldSettings.BOOTSTRAP.key().substring(KAFKA.length()), HeraldSettings.BOOTSTRAP.fallback());
        texts.forEach((key, given) -> PerContext.of(key)
                .ifPresentOrElse(
                        found -> read(found.setting(), key, given, values, faults),
                        () -> other(key, given, kafka, faults)));
        Settings settings = new Settings(Map.copyOf(values), Collections.unmodifiableMap(kafka), texts);
        if (faults.isEmpty()) {
            faults.addAll(Agreement.faults(settings));
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return settings;
    }

    /** Returns a setting's value. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return (T) java.util.Objects.requireNonNull(values.get(setting.key()), setting.key());
    }

    /** Returns what was given for one context, of {@link HeraldSettings#PER_CONTEXT}; empty where nothing was. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(Setting<T> setting, String context) {
        return Optional.ofNullable((T) values.get(PerContext.key(setting, context)));
    }

    /** Returns the contexts for which something was given, with the key. */
    public Map<String, String> contextsNamed() {
        Map<String, String> named = new TreeMap<>();
        values.keySet().forEach(key -> PerContext.of(key).ifPresent(found -> named.putIfAbsent(found.context(), key)));
        return named;
    }

    /** Returns what was given for Kafka, under Kafka's own names. */
    public Map<String, String> kafka() {
        return kafka;
    }

    /**
     * A setting in force, to be shown.
     *
     * @param text its value's text; {@code ***} for a secret that is set
     * @param origin where it comes from: {@code default}, or {@code environment HERALD_TOPIC_PREFIX}
     */
    public record Effective(String key, String text, String origin) {}

    /** Returns every setting of Herald's and whatever else was given, in the order of the documents, without secrets. */
    public List<Effective> effective() {
        List<Effective> effective = new ArrayList<>();
        HeraldSettings.ALL.forEach(setting -> {
            Given text = given.getOrDefault(setting.key(), new Given(setting.fallback(), "default"));
            effective.add(shown(setting.key(), text, setting.secret()));
        });
        given.forEach((key, text) -> {
            if (HeraldSettings.ALL.stream().noneMatch(setting -> setting.key().equals(key))) {
                effective.add(shown(key, text, KafkaNames.secret(key)));
            }
        });
        return effective;
    }

    private static Effective shown(String key, Given given, boolean secret) {
        String text = given.text();
        return new Effective(key, secret && !text.isEmpty() ? "***" : text, given.origin());
    }

    private static void read(
            Setting<?> setting, String key, Given given, Map<String, Object> values, List<String> faults) {
        setting.kind()
                .reader()
                .apply(given.text())
                .ifPresentOrElse(
                        value -> values.put(key, value),
                        () -> faults.add(fault(
                                key, given, setting.secret(), setting.kind().range())));
    }

    private static void other(String key, Given given, Map<String, String> kafka, List<String> faults) {
        if (key.startsWith(KAFKA)) {
            String name = key.substring(KAFKA.length());
            kafka.put(name, given.text());
            KafkaNames.refusal(name, given.text())
                    .ifPresent(range -> faults.add(fault(key, given, KafkaNames.secret(name), range)));
        } else if (HeraldSettings.ALL.stream()
                .noneMatch(setting -> setting.key().equals(key))) {
            List<String> known = Stream.concat(HeraldSettings.ALL.stream(), HeraldSettings.PER_CONTEXT.stream())
                    .map(Setting::key)
                    .toList();
            faults.add(key + " (" + given.origin() + "): there is no such setting; the nearest is "
                    + Nearest.to(key, known));
        }
    }

    private static String fault(String key, Given given, boolean secret, String range) {
        boolean credentials = given.text().contains("@");
        String shown = secret || credentials ? "a secret value" : "'" + given.text() + "'";
        return key + " = " + shown + " (" + given.origin() + "): expected " + range;
    }
}
