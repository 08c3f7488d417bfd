package dev.herald.processor.contract;

import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.codec.ValueDecoder;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.Setting;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Confluent's serdes, with Herald's own beside them: each value is read and written by both, and one of which they say
 * different things is refused. It costs more than either alone. Confluent's are found by name, since a build has them
 * only with the profile {@code confluent}.
 */
public final class ConfluentCodec implements ValueCodec {

    private static final String PACKAGE = "io.confluent.kafka.serializers.";
    private static final String SERIALIZER = PACKAGE + "KafkaAvroSerializer";
    private static final String DESERIALIZER = PACKAGE + "KafkaAvroDeserializer";

    private final Map<String, Object> config;
    private final Supplier<Serializer<Object>> serializers;
    private final Supplier<Deserializer<Object>> deserializers;

    ConfluentCodec(
            Map<String, Object> config,
            Supplier<Serializer<Object>> serializers,
            Supplier<Deserializer<Object>> deserializers) {
        this.config = Map.copyOf(config);
        this.serializers = serializers;
        this.deserializers = deserializers;
    }

    /**
     * Returns the codec that the settings ask for: this one, or Herald's own.
     *
     * @throws SettingsException when they ask for Confluent's serdes, and this build has none
     */
    public static ValueCodec of(Settings settings) {
        if (settings.get(ContractSettings.SERDE) == ContractSettings.Serde.HERALD) {
            return ValueCodec.HERALD;
        }
        ConfluentCodec codec = new ConfluentCodec(config(settings), () -> found(SERIALIZER), () -> found(DESERIALIZER));
        try {
            codec.serializers.get().close();
            codec.deserializers.get().close();
        } catch (KafkaException e) {
            throw new SettingsException(List.of(ContractSettings.SERDE.key() + " = 'confluent': expected " + SERIALIZER
                    + " on the class path: a build with the profile confluent has it"));
        }
        return codec;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the class is known by its name alone
    private static <T> T found(String className) {
        try {
            @SuppressWarnings("unchecked") // a serde of anything
            T made = (T) Utils.newInstance(className, Object.class);
            return made;
        } catch (ClassNotFoundException e) {
            throw new KafkaException(className, e);
        }
    }

    /** The settings for the registry, under Confluent's names. */
    static Map<String, Object> config(Settings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(
                "schema.registry.url",
                settings.get(ContractSettings.REGISTRY_URLS).stream()
                        .map(URI::toString)
                        .collect(Collectors.joining(",")));
        config.put("auto.register.schemas", false);
        config.put("specific.avro.reader", true);
        config.put("value.subject.name.strategy", PACKAGE + "subject." + strategy(settings));
        switch (settings.get(ContractSettings.REGISTRY_AUTH)) {
            case NONE -> {}
            case BASIC -> {
                config.put("basic.auth.credentials.source", "USER_INFO");
                config.put(
                        "basic.auth.user.info",
                        settings.get(ContractSettings.REGISTRY_USERNAME) + ":"
                                + settings.get(ContractSettings.REGISTRY_PASSWORD));
            }
            case BEARER -> {
                config.put("bearer.auth.credentials.source", "STATIC_TOKEN");
                config.put("bearer.auth.token", settings.get(ContractSettings.REGISTRY_TOKEN));
            }
        }
        store(
                config,
                "truststore",
                settings,
                ContractSettings.REGISTRY_TRUSTSTORE,
                ContractSettings.REGISTRY_TRUSTSTORE_PASSWORD);
        store(
                config,
                "keystore",
                settings,
                ContractSettings.REGISTRY_KEYSTORE,
                ContractSettings.REGISTRY_KEYSTORE_PASSWORD);
        return config;
    }

    private static String strategy(Settings settings) {
        return switch (settings.get(ContractSettings.SUBJECTS)) {
            case RECORD -> "RecordNameStrategy";
            case TOPIC -> "TopicNameStrategy";
            case TOPIC_RECORD -> "TopicRecordNameStrategy";
        };
    }

    private static void store(
            Map<String, Object> config,
            String store,
            Settings settings,
            Setting<Optional<Path>> location,
            Setting<String> password) {
        settings.get(location).ifPresent(path -> {
            config.put("schema.registry.ssl." + store + ".location", path.toString());
            config.put("schema.registry.ssl." + store + ".password", settings.get(password));
        });
    }

    @Override
    public ValueDecoder decoder(SchemaRegistry registry, Collection<? extends Class<? extends SpecificRecord>> types) {
        ValueDecoder own = HERALD.decoder(registry, types);
        Map<Class<?>, Deserializer<Object>> theirs = new HashMap<>();
        types.forEach(type -> theirs.put(type, deserializer(type)));
        return value -> {
            Decoded decoded = own.decode(value);
            return decoded instanceof Decoded.Known known ? agreed(known, theirs, value) : decoded;
        };
    }

    private Deserializer<Object> deserializer(Class<?> type) {
        Map<String, Object> typed = new HashMap<>(config);
        typed.put("specific.avro.value.type", type.getName());
        Deserializer<Object> deserializer = deserializers.get();
        deserializer.configure(typed, false);
        return deserializer;
    }

    private static Decoded agreed(Decoded.Known own, Map<Class<?>, Deserializer<Object>> theirs, byte[] value) {
        Deserializer<Object> deserializer = theirs.get(own.record().getClass());
        if (deserializer == null) {
            throw new IllegalStateException(own.record().getClass().getName() + " was not asked for");
        }
        try {
            Object record = deserializer.deserialize("", value);
            return own.record().equals(record)
                    ? own
                    : new Decoded.Undecodable(start(own) + "reads something else", null);
        } catch (SerializationException e) {
            if (e.getCause() instanceof IOException) {
                // The registry did not answer: that says nothing about the value.
                throw e;
            }
            return new Decoded.Undecodable(start(own) + "refuses it: " + e.getMessage(), e);
        }
    }

    private static String start(Decoded.Known own) {
        return "record " + own.record().getSchema().getFullName() + ": Herald's codec reads it, Confluent's ";
    }

    @Override
    public Function<SpecificRecord, byte[]> encoder(Schema contract, int id, String topic) {
        Function<SpecificRecord, byte[]> own = HERALD.encoder(contract, id, topic);
        Serializer<Object> theirs = serializers.get();
        theirs.configure(config, false);
        return record -> {
            byte[] bytes = theirs.serialize(topic, record);
            byte[] ours = own.apply(record);
            if (!Arrays.equals(ours, bytes)) {
                String difference = "%s on %s: Herald's codec and Confluent's write different bytes, from byte %d on";
                throw new IllegalStateException(
                        difference.formatted(contract.getFullName(), topic, Arrays.mismatch(ours, bytes)));
            }
            return bytes;
        };
    }
}
