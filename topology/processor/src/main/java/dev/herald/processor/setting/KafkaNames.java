package dev.herald.processor.setting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|jaas|token|credential|keystore.key).*");

    private KafkaNames() {}

    /** Finds the setting of an environment variable's name, {@code KAFKA_} taken off. */
    static Optional<String> ofVariable(String name) {
        return Stream.concat(Stream.of(""), PREFIXES.stream())
                .flatMap(prefix -> all().stream().map(prefix::concat))
                .filter(key -> variable(key).equals(name))
                .findFirst();
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Returns what Kafka expects where it would refuse a value; empty where it would not, or does not know the key. */
    static Optional<String> refusal(String key, String text) {
        String plain = plain(key);
        return DEFINITIONS.stream()
                .map(definition -> definition.configKeys().get(plain))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .flatMap(known -> refusal(known, text));
    }

    static boolean secret(String key) {
        return SECRET.matcher(key).matches();
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

    private static String plain(String key) {
        return PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static Set<String> all() {
        Set<String> names = new TreeSet<>();
        DEFINITIONS.forEach(definition -> names.addAll(definition.names()));
        return names;
    }
}
