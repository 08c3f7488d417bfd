package dev.herald.processor.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka's clients themselves say about their settings. */
final class KafkaNames {

    /** By which Kafka Streams sets one client apart; the longer ones first. */
    private static final List<String> PREFIXES =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    private static final List<ConfigDef> DEFINITIONS = List.of(
            StreamsConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            AdminClientConfig.configDef());

    /** What begins so is of Kafka Streams, and goes to topics or into its own workings. */
    private static final List<String> OTHERS = List.of("topic.", "config.providers", "__");

    private static final Set<String> ALL = names();

    private KafkaNames() {}

    /** Finds the setting of an environment variable's name, {@code KAFKA_} taken off. */
    static Optional<String> ofVariable(String name) {
        return Stream.concat(Stream.of(""), PREFIXES.stream())
                .flatMap(prefix -> ALL.stream().map(prefix::concat))
                .flatMap(key -> Stream.of(key, key + SecretFile.SUFFIX))
                .filter(key -> variable(key).equals(name))
                .findFirst()
                .or(() -> ofProvider(name));
    }

    private static Optional<String> ofProvider(String name) {
        return Optional.of(name)
                .filter(variable -> variable.startsWith("CONFIG_PROVIDERS"))
                .map(variable -> variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Returns what Kafka expects where it would refuse a value; empty where it would not, or does not know the key. */
    static Optional<String> refusal(String key, String text) {
        return declared(key)
                .findFirst()
                .flatMap(known -> refusal(known, text))
                .or(() -> Jaas.refusal(plain(key), text));
    }

    /** Returns whether Kafka declares a setting as a password. */
    static boolean isPassword(String key) {
        return declared(key).anyMatch(known -> known.type == ConfigDef.Type.PASSWORD);
    }

    static boolean isKnown(String key) {
        return ALL.contains(plain(key));
    }

    /** Returns the name that may have been meant by one that nothing of Kafka's knows; empty for one that is known. */
    static Optional<String> nearest(String key) {
        boolean isKnown = isKnown(key) || OTHERS.stream().anyMatch(key::startsWith);
        String prefix = key.substring(0, key.length() - plain(key).length());
        return isKnown ? Optional.empty() : Optional.of(prefix + Nearest.to(plain(key), List.copyOf(ALL)));
    }

    private static Stream<ConfigDef.ConfigKey> declared(String key) {
        String plain = plain(key);
        return DEFINITIONS.stream()
                .map(definition -> definition.configKeys().get(plain))
                .filter(java.util.Objects::nonNull);
    }

    private static Optional<String> refusal(ConfigDef.ConfigKey known, String text) {
        try {
            Object value = ConfigDef.parseType(known.name, text, known.type);
            if (known.validator != null) {
                known.validator.ensureValid(known.name, value);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            String range = known.validator == null ? "" : ", " + known.validator;
            return Optional.of(known.type.toString().toLowerCase(Locale.ROOT) + range);
        }
    }

    /** Returns a name without what sets one client apart. */
    static String plain(String key) {
        return PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        DEFINITIONS.forEach(definition -> names.addAll(definition.names()));
        return names;
    }
}
