package dev.herald.processor.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings in force: checked, immutable. */
public final class Settings {

    private final Map<String, Object> values;
    private final Map<String, String> kafka;
    private final List<EffectiveSetting> effective;
    private final List<String> warnings;

    Settings(
            Map<String, Object> values,
            Map<String, String> kafka,
            List<EffectiveSetting> effective,
            List<String> warnings) {
        this.values = values;
        this.kafka = kafka;
        this.effective = effective;
        this.warnings = warnings;
    }

    /**
     * Takes the settings from their sources.
     *
     * @param sources in order of precedence: a later one wins over an earlier one; defaults come before all
     * @throws SettingsException with every fault of every source
     */
    public static Settings of(List<SettingSource> sources) {
        SettingsRead read = read(sources);
        if (!read.faults().isEmpty()) {
            throw new SettingsException(read.faults());
        }
        return read.settings();
    }

    /**
     * Takes from their sources what can be read, and says what cannot.
     *
     * @param sources in order of precedence: a later one wins over an earlier one; defaults come before all
     */
    public static SettingsRead read(List<SettingSource> sources) {
        return Reading.of(sources);
    }

    /**
     * Returns a setting's value.
     *
     * @throws NullPointerException when it could not be read
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NullPointerException(setting.key()));
    }

    /** Returns a setting's value; empty where it could not be read. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting.key()));
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
     * Returns all that is in force, as it may be shown: Herald's own in the order of the documents, then those of
     * contexts and those given for Kafka, then those of Kafka's that Herald holds.
     */
    public List<EffectiveSetting> effective() {
        return effective;
    }

    /** Returns what is odd, but no fault: names after {@code kafka.} that none of Kafka's clients knows. */
    public List<String> warnings() {
        return warnings;
    }
}
