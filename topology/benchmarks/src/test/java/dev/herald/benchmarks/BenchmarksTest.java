package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchmarksTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Benchmarks benchmarks = new Benchmarks(new PrintStream(out, true, StandardCharsets.UTF_8));

    @Test
    void arguments_areTaken() {
        CommandLine.ParseResult parsed = Benchmarks.line(benchmarks)
                .parseArgs("latency", "raw", "herald", "--rounds", "5", "--rates", "10,20", "--json", "r.json");

        assertThat(parsed.errors()).isEmpty();
        assertThat(benchmarks.what).isEqualTo(What.LATENCY);
        assertThat(benchmarks.wanted()).containsExactly(Contender.RAW, Contender.HERALD);
        assertThat(benchmarks.rounds).isEqualTo(5);
        assertThat(benchmarks.rates).containsExactly(10, 20);
        assertThat(benchmarks.json).hasFileName("r.json");
    }

    @Test
    void flagsOfTheJvm_areTakenApart() {
        Benchmarks.line(benchmarks).parseArgs("catchup", "--jvm=-XX:-UseG1GC,-XX:+UseParallelGC", "raw");

        assertThat(benchmarks.jvm).containsExactly("-XX:-UseG1GC", "-XX:+UseParallelGC");
        assertThat(benchmarks.wanted()).containsExactly(Contender.RAW);
    }

    @Test
    void withoutContenders_allTakePart_threeTimes() {
        Benchmarks.line(benchmarks).parseArgs("catchup");

        assertThat(benchmarks.wanted()).containsExactly(Contender.values());
        assertThat(benchmarks.rounds).isEqualTo(3);
        assertThat(benchmarks.events).isEqualTo(2_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "catchup --rounds 0, --rounds = 0: expected 1 to 20",
        "catchup --rounds 21, --rounds = 21: expected 1 to 20",
        "catchup --events 3, --events = 3: expected 4 to 20000000",
        "growth --up-to 1000001, --up-to = 1000001: expected 1 to 1000000",
        "latency --rates 3, --rates = 3: expected 4 to 1000000",
        "catchup spark, 'spark: no such contender; there are raw, dsl, flink, flink-rocksdb, herald, herald-rocksdb, herald-latency'"
    })
    void wrongArgument_isRefusedBeforeAnythingStarts(String arguments, String said) {
        int code = Benchmarks.run(benchmarks, arguments.split(" "));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(said);
    }

    @Test
    void unknownMeasurement_isRefused() {
        int code = Benchmarks.run(benchmarks, "speed");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("speed", "latency");
    }

    @Test
    void eachJvm_hasTheRocksDbOfItsOwnFramework() {
        Path kafkas = Path.of("lib", "rocksdbjni-9.7.3.jar");
        Path flinks = Path.of("lib", "frocksdbjni-8.10.0.jar");

        assertThat(Contender.DSL.needs(kafkas)).isTrue();
        assertThat(Contender.DSL.needs(flinks)).isFalse();
        assertThat(Contender.FLINK_ROCKSDB.needs(kafkas)).isFalse();
        assertThat(Contender.FLINK_ROCKSDB.needs(flinks)).isTrue();
    }
}
