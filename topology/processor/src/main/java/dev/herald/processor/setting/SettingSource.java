package dev.herald.processor.setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One place that settings come from, as texts by key. */
public final class SettingSource {

    /** Kubernetes puts these beside a service named herald; they are no settings. */
    private static final Pattern SERVICE_LINK = Pattern.compile("HERALD_(SERVICE_HOST|SERVICE_PORT.*|PORT(_\\d+_.*)?)");

    private final Map<String, Given> texts;

    private SettingSource(Map<String, Given> texts) {
        this.texts = texts;
    }

    /**
     * Reads a properties file in UTF-8.
     *
     * @throws SettingsException when it cannot be read
     */
    public static SettingSource file(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new SettingsException(List.of("file " + path + ": there is no such file"));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(List.of("file " + path + " cannot be read as UTF-8 properties: " + e));
        }
        Map<String, Given> texts = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key ->
                        texts.put(key, new Given(properties.getProperty(key).strip(), "file " + path)));
        return new SettingSource(texts);
    }

    /**
     * Takes from environment variables: {@code HERALD_TOPIC_PREFIX} is {@code herald.topic-prefix}. Those that begin
     * with {@code KAFKA_} count only where Kafka knows the setting, since {@code KAFKA_OPTS} and its like are common.
     */
    public static SettingSource environment(Map<String, String> variables) {
        Map<String, Given> texts = new TreeMap<>();
        variables.forEach((name, text) -> {
            Given given = new Given(text.strip(), "environment " + name);
            if (name.startsWith("HERALD_") && !SERVICE_LINK.matcher(name).matches()) {
                texts.put(heraldKey(name), given);
            } else if (name.startsWith("KAFKA_")) {
                KafkaNames.ofVariable(name.substring("KAFKA_".length()))
                        .ifPresent(key -> texts.put("kafka." + key, given));
            }
        });
        return new SettingSource(texts);
    }

    /** Takes from the command line. */
    public static SettingSource commandLine(Map<String, String> options) {
        Map<String, Given> texts = new TreeMap<>();
        options.forEach((key, text) -> texts.put(key, new Given(text.strip(), "command line")));
        return new SettingSource(texts);
    }

    Map<String, Given> texts() {
        return texts;
    }

    private static String heraldKey(String variable) {
        return HeraldSettings.ALL.stream()
                .map(Setting::key)
                .filter(key -> KafkaNames.variable(key).equals(variable))
                .findFirst()
                .or(() -> PerContext.ofVariable(variable))
                .orElseGet(() -> variable.toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
    }
}
