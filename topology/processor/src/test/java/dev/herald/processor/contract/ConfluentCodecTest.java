package dev.herald.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** With stand-ins for Confluent's serdes: one that agrees, and ones that do not. */
class ConfluentCodecTest {

    private static final String TOPIC = "t.payments.domain.party";
    private static final PartyRegistered PARTY = new PartyRegistered("Fenland Catering");

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Schema contract = PARTY.getSchema();
    private final int id = registry.register(contract.getFullName(), contract);
    private final Map<String, Object> configured = new HashMap<>();
    private final byte[] bytes = new AvroEncoder(contract, id).encode(PARTY);

    @Test
    void where_both_agree_what_they_say_holds() {
        ConfluentCodec codec = codec(record -> bytes, value -> new PartyRegistered(PARTY.getName()));

        assertThat(codec.encoder(contract, id, TOPIC).apply(PARTY)).isEqualTo(bytes);
        assertThat(codec.decoder(registry, List.of(PartyRegistered.class)).decode(bytes))
                .isEqualTo(new Decoded.Known(PARTY));
        assertThat(configured)
                .containsEntry("specific.avro.value.type", PartyRegistered.class.getName())
                .containsEntry("schema.registry.url", "http://localhost:8080/apis/ccompat/v7");
    }

    @Test
    void other_bytes_are_not_sent() {
        byte[] other = bytes.clone();
        other[other.length - 1]++;
        ConfluentCodec codec = codec(record -> other, value -> PARTY);
        Function<SpecificRecord, byte[]> encoder = codec.encoder(contract, id, TOPIC);

        assertThatThrownBy(() -> encoder.apply(PARTY))
                .hasMessage("dev.herald.payments.domain.PartyRegistered on " + TOPIC
                        + ": Herald's codec and Confluent's write different bytes, from byte " + (bytes.length - 1)
                        + " on");
    }

    @Test
    void a_value_that_they_read_in_two_ways_is_undecodable() {
        ConfluentCodec codec = codec(record -> bytes, value -> new PartyRegistered("somebody else"));

        assertThat(codec.decoder(registry, List.of(PartyRegistered.class)).decode(bytes))
                .isInstanceOfSatisfying(Decoded.Undecodable.class, outcome -> assertThat(outcome.reason())
                        .isEqualTo("record dev.herald.payments.domain.PartyRegistered: Herald's codec reads it,"
                                + " Confluent's reads something else"));
    }

    @Test
    void a_value_that_confluents_refuse_is_undecodable_unless_the_registry_is_away() {
        SerializationException refused = new SerializationException("bad");
        SerializationException away = new SerializationException("away", new IOException("connection refused"));

        assertThat(decoded(refused)).isInstanceOf(Decoded.Undecodable.class);
        assertThatThrownBy(() -> decoded(away)).isSameAs(away);
    }

    @Test
    void what_is_no_record_of_a_known_type_never_comes_to_confluents() {
        ConfluentCodec codec = codec(record -> bytes, value -> {
            throw new AssertionError("was asked");
        });
        var decoder = codec.decoder(registry, List.of(PartyRenamed.class));

        assertThat(decoder.decode(bytes)).isInstanceOf(Decoded.UnknownType.class);
        assertThat(decoder.decode(new byte[] {1, 2, 3})).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void heralds_own_codec_is_taken_unless_settings_ask_for_confluents_which_this_build_has_not() {
        assertThat(ConfluentCodec.of(Settings.of(List.of()))).isSameAs(ValueCodec.HERALD);
        Settings asking = settings(Map.of("herald.serde", "confluent"));

        assertThatThrownBy(() -> ConfluentCodec.of(asking))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("herald.serde", "KafkaAvroSerializer", "profile confluent");
    }

    @Test
    void what_is_set_for_the_registry_reaches_confluents() {
        Settings basic = settings(Map.of(
                "herald.registry.urls", "https://one/v7,https://two/v7",
                "herald.registry.auth", "basic",
                "herald.registry.auth.username", "herald",
                "herald.registry.auth.password", "secret",
                "herald.subject.name.strategy", "topic-record"));

        assertThat(ConfluentCodec.config(basic))
                .containsEntry("schema.registry.url", "https://one/v7,https://two/v7")
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "herald:secret")
                .containsEntry("auto.register.schemas", false)
                .containsEntry(
                        "value.subject.name.strategy",
                        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    }

    private Decoded decoded(SerializationException failure) {
        ConfluentCodec codec = codec(record -> bytes, value -> {
            throw failure;
        });
        return codec.decoder(registry, List.of(PartyRegistered.class)).decode(bytes);
    }

    private static Settings settings(Map<String, String> given) {
        return Settings.of(List.of(SettingSource.commandLine(given)));
    }

    private ConfluentCodec codec(Function<Object, byte[]> writer, Function<byte[], Object> reader) {
        Serializer<Object> serializer = (topic, record) -> writer.apply(record);
        return new ConfluentCodec(
                ConfluentCodec.config(Settings.of(List.of())), () -> serializer, () -> new Deserializer<>() {
                    @Override
                    public void configure(Map<String, ?> config, boolean isKey) {
                        configured.putAll(config);
                    }

                    @Override
                    public Object deserialize(String topic, byte[] value) {
                        return reader.apply(value);
                    }
                });
    }
}
