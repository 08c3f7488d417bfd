package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.RawLoop;
import dev.herald.benchmarks.contender.StreamsDsl;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is measured. */
enum Contender {
    /** A transactional consume-transform-produce loop without state: the practical limit. */
    RAW("raw", RawLoop.class),
    /** The Kafka Streams DSL. */
    DSL("dsl", StreamsDsl.class),
    /** Herald, its state in memory where it has a setting for that. */
    HERALD("herald", null),
    /** Herald, its state in RocksDB. */
    HERALD_ROCKSDB("herald-rocksdb", null);

    private final String word;
    private final Optional<Class<?>> program;

    Contender(String word, @Nullable Class<?> program) {
        this.word = word;
        this.program = Optional.ofNullable(program);
    }

    /** Its name on the command line and in results. */
    String word() {
        return word;
    }

    /** The program that it is; empty for Herald, which runs as its users run it. */
    Optional<Class<?>> program() {
        return program;
    }

    boolean isHerald() {
        return program.isEmpty();
    }

    /** Whether its JVM gets an entry of the class path: Flink's RocksDB has classes of the same names as Kafka Streams'. */
    boolean needs(Path entry) {
        return !entry.getFileName().toString().startsWith("frocksdbjni");
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Contender::word).toList();
    }

    /** Returns the contender of a name. */
    static Optional<Contender> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
