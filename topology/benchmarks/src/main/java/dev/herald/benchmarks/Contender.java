package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.RawLoop;
import dev.herald.benchmarks.contender.StreamsDsl;
import dev.herald.benchmarks.contender.flink.FlinkJob;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is measured. */
enum Contender {
    /** A transactional consume-transform-produce loop without state: the practical limit. */
    RAW("raw", RawLoop.class, ""),
    /** The Kafka Streams DSL. */
    DSL("dsl", StreamsDsl.class, ""),
    /** Flink, its state as objects on the heap. */
    FLINK("flink", FlinkJob.class, "hashmap"),
    /** Flink, its state in RocksDB. */
    FLINK_ROCKSDB("flink-rocksdb", FlinkJob.class, "rocksdb"),
    /** Herald, its state in memory. */
    HERALD("herald", null, ""),
    /** Herald, its state in RocksDB. */
    HERALD_ROCKSDB("herald-rocksdb", null, ""),
    /** Herald, its state in memory, its clients as its own profile for latency sets them. */
    HERALD_LATENCY("herald-latency", null, "");

    private final String word;
    private final Optional<Class<?>> program;
    private final String backend;

    Contender(String word, @Nullable Class<?> program, String backend) {
        this.word = word;
        this.program = Optional.ofNullable(program);
        this.backend = backend;
    }

    /** Its name on the command line and in results. */
    String word() {
        return word;
    }

    /** The program that it is; empty for Herald, which runs as its users run it. */
    Optional<Class<?>> program() {
        return program;
    }

    /** What its program is told beside its assignment. */
    List<String> arguments() {
        return backend.isEmpty() ? List.of() : List.of(backend);
    }

    private boolean isFlink() {
        return program.filter(FlinkJob.class::equals).isPresent();
    }

    boolean isHerald() {
        return program.isEmpty();
    }

    /**
     * Whether its JVM gets an entry of the class path. Flink's RocksDB has classes of the same names as Kafka Streams',
     * and its connector calls what our version of Kafka's clients has no more.
     */
    boolean needs(Path entry) {
        String name = entry.getFileName().toString();
        return isFlink()
                ? !name.startsWith("rocksdbjni") && !name.startsWith("kafka-clients")
                : !name.startsWith("frocksdbjni");
    }

    /** What its JVM gets beside that: what the build put into {@code flink} beside our classes. */
    List<Path> more() {
        return isFlink() ? FlinkClients.jars() : List.of();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Contender::word).toList();
    }

    /** Returns the contender of a name. */
    static Optional<Contender> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
