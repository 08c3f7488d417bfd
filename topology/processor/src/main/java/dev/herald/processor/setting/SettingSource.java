package dev.herald.processor.setting;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One place that settings come from, as texts by key, with what is wrong with the place itself. */
public final class SettingSource {

    /** Files that are read where no other is named, at the most one of them. */
    private static final List<String> USUAL_FILES = List.of("herald.properties", "herald.yaml", "herald.yml");

    /** Kubernetes puts these beside a service named herald; they are no settings. */
    private static final Pattern SERVICE_LINK = Pattern.compile("HERALD_(SERVICE_HOST|SERVICE_PORT.*|PORT(_\\d+_.*)?)");

    private final Map<String, Given> texts;
    private final List<String> faults;

    private SettingSource(Map<String, Given> texts, List<String> faults) {
        this.texts = texts;
        this.faults = faults;
    }

    /** Reads a file in UTF-8: YAML where its name ends in {@code .yaml} or {@code .yml}, and else properties. */
    public static SettingSource file(Path path) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            return of(path, isYaml(path) ? YamlFile.read(reader) : PropertiesFile.read(reader));
        } catch (NoSuchFileException e) {
            return faulty("file " + path + ": there is no such file");
        } catch (IOException e) {
            return faulty("file " + path + " cannot be read as UTF-8 text: "
                    + e.getClass().getSimpleName());
        }
    }

    /** Reads the file of settings that a directory has, under one of the usual names; none where it has none. */
    public static SettingSource directory(Path directory) {
        List<Path> there = USUAL_FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .toList();
        if (there.size() > 1) {
            return faulty("files " + there + ": expected one of them, or --config to name one");
        }
        return there.isEmpty() ? new SettingSource(Map.of(), List.of()) : file(there.get(0));
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
        return new SettingSource(texts, List.of());
    }

    /** Takes from the command line. */
    public static SettingSource commandLine(Map<String, String> options) {
        Map<String, Given> texts = new TreeMap<>();
        options.forEach((key, text) -> texts.put(key, new Given(text.strip(), "command line")));
        return new SettingSource(texts, List.of());
    }

    /** Takes words such as {@code key=value} from the command line; of one key, the last. */
    public static SettingSource commandLine(List<String> words) {
        Map<String, String> options = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).split("=", 2);
            if (parts.length == 2) {
                options.put(parts[0].strip(), parts[1]);
            } else {
                faults.add("command line, -D number " + (i + 1) + ": expected key=value");
            }
        }
        return new SettingSource(commandLine(options).texts, faults);
    }

    Map<String, Given> texts() {
        return texts;
    }

    List<String> faults() {
        return faults;
    }

    private static SettingSource of(Path path, FileText file) {
        Map<String, Given> texts = new TreeMap<>();
        file.entries()
                .forEach((key, entry) ->
                        texts.put(key, new Given(entry.text().strip(), "file " + path + ", line " + entry.line())));
        return new SettingSource(
                texts,
                file.faults().stream()
                        .map(fault -> "file " + path + ", " + fault)
                        .toList());
    }

    private static SettingSource faulty(String fault) {
        return new SettingSource(Map.of(), List.of(fault));
    }

    private static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String heraldKey(String variable) {
        return HeraldSettings.ALL.stream()
                .flatMap(setting -> Stream.of(setting.key(), setting.key() + SecretFile.SUFFIX))
                .filter(key -> KafkaNames.variable(key).equals(variable))
                .findFirst()
                .or(() -> PerContext.ofVariable(variable))
                .orElseGet(() -> variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }
}
