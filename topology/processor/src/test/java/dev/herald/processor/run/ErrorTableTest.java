package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

/** Each of Kafka's exceptions has been looked at: what there is after an upgrade wants a decision. */
class ErrorTableTest {

    /** Where Kafka keeps what it throws at users of its clients. */
    private static final Pattern CLASS = Pattern.compile(
            "(org/apache/kafka/(?:common|common/config|common/errors|clients/consumer|clients/producer|streams/errors)/\\w+)"
                    + "\\.class");

    @Test
    void everyExceptionOfKafka_hasADecision() throws IOException {
        List<String> decided = exceptions()
                .map(each -> each.getName() + " " + decision(each))
                .sorted()
                .toList();

        assertThat(decided).hasSizeGreaterThan(150).containsExactlyElementsOf(documented());
    }

    /** Where the class alone does not tell, its causes do; it is a bug when these do not either. */
    private static String decision(Class<?> thrown) {
        return ErrorTable.decision(thrown).map(Enum::name).orElse("-");
    }

    private static Stream<Class<?>> exceptions() {
        return Stream.of(KafkaException.class, KafkaStreams.class)
                .flatMap(ErrorTableTest::classesBeside)
                .filter(KafkaException.class::isAssignableFrom);
    }

    private static Stream<Class<?>> classesBeside(Class<?> known) {
        Path jar = Path.of(URI.create(
                known.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(each -> CLASS.matcher(each.getName()))
                    .filter(Matcher::matches)
                    .<Class<?>>map(each -> named(each.group(1).replace('/', '.')))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, ErrorTableTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> documented() throws IOException {
        try (InputStream file = ErrorTableTest.class.getResourceAsStream("kafka-exceptions.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
