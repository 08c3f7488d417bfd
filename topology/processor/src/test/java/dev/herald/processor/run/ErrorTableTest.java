package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

/** Each of Kafka's exceptions has been looked at: what there is after an upgrade wants a decision. */
class ErrorTableTest {

    @Test
    void everyExceptionOfKafka_hasADecision() throws IOException {
        List<String> decided = exceptions()
                .map(each -> each.getName() + " " + decision(each.reflect()))
                .sorted()
                .toList();

        assertThat(decided).hasSizeGreaterThan(150).containsExactlyElementsOf(documented());
    }

    /** Where the class alone does not tell, its causes do; it is a bug when these do not either. */
    private static String decision(Class<?> thrown) {
        return ErrorTable.decision(thrown).map(Enum::name).orElse("-");
    }

    private static Stream<JavaClass> exceptions() {
        return Stream.of(KafkaException.class, CommitFailedException.class, KafkaStreams.class)
                .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .flatMap(jar -> new ClassFileImporter().importUrl(jar).stream())
                .filter(each -> each.isAssignableTo(KafkaException.class))
                .filter(each -> List.of(
                                "org.apache.kafka.common",
                                "org.apache.kafka.common.config",
                                "org.apache.kafka.common.errors",
                                "org.apache.kafka.clients.consumer",
                                "org.apache.kafka.clients.producer",
                                "org.apache.kafka.streams.errors")
                        .contains(each.getPackageName()));
    }

    private static List<String> documented() throws IOException {
        try (InputStream file = ErrorTableTest.class.getResourceAsStream("kafka-exceptions.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
