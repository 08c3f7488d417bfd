package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.CommandRun;
import dev.herald.processor.TestPublication;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongSettingsTest {

    /** Each is wrong in a way of its own. */
    private static final List<String> TWENTY = List.of(
            "herald.topics.partitions=0",
            "herald.topics.replication.factor=many",
            "herald.topics.min.insync.replicas=40000",
            "herald.topic-prefix=with blanks",
            "herald.topic-prefx=x",
            "herald.registry.urls=ftp://registry",
            "herald.registry.auth=basic",
            "herald.registry.auth.token=a\tb",
            "herald.registry.ssl.truststore.location=/nowhere/trust.p12",
            "herald.registry.ssl.keystore.password.file=/nowhere/password",
            "herald.subject.name.strategy=both",
            "herald.contracts.register=sometimes",
            "herald.admin.port=99999",
            "herald.connect.timeout=10",
            "herald.state.dir=a\0b",
            "herald.contexts=test,absent",
            "herald.publication.nobody.wait-for=5m",
            "herald.publication.test.keep-events=-1",
            "kafka.producer.linger.ms=soon",
            "kafka.processing.guarantee=at_least_once",
            "kafka.sasl.jaas.config=garbage",
            "kafka.ssl.key.password=${vault:a:b}");

    @ParameterizedTest
    @ValueSource(strings = {"run", "settings", "topics check", "doctor", "health"})
    void everyWrongSetting_isNamedInOneMessage(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        TWENTY.forEach(word -> words.addAll(List.of("-D", word)));
        StringWriter err = new StringWriter();

        int code = CommandRun.of(TestPublication.sources(), new StringWriter(), err, words.toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.SETTINGS.number());
        assertThat(err.toString())
                .as("basic authentication lacks both of its partners, so it counts as two")
                .startsWith("herald: " + (TWENTY.size() + 1) + " settings are wrong")
                .contains("herald.registry.auth.username is not set")
                .contains("herald.registry.auth.password is not set")
                .contains("herald.contexts names 'absent'")
                .contains("no context 'nobody'");
        for (String word : TWENTY) {
            String key = word.substring(0, word.indexOf('='));
            assertThat(err.toString()).contains(key);
        }
    }
}
