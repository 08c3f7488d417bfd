package dev.herald.benchmarks;

import dev.herald.benchmarks.micro.CodecBench;
import dev.herald.benchmarks.micro.HeadersBench;
import dev.herald.benchmarks.micro.StepBench;
import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH over the single steps: one fork each, a few seconds. */
final class Micro {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final PrintStream out;

    Micro(PrintStream out) {
        this.out = out;
    }

    List<Result> run() {
        Options options = new OptionsBuilder()
                .include(CodecBench.class.getName())
                .include(StepBench.class.getName())
                .include(HeadersBench.class.getName())
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx1g", "-XX:TieredStopAtLevel=4")
                .shouldFailOnError(true)
                .build();
        try {
            Collection<RunResult> results = new Runner(options).run();
            return results.stream().map(Micro::result).toList();
        } catch (RunnerException e) {
            throw new BenchFailedException("micro: JMH failed: " + e.getMessage(), e);
        } finally {
            out.flush();
        }
    }

    private static Result result(RunResult result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("nanoseconds", result.getPrimaryResult().getScore());
        figures.put("error", result.getPrimaryResult().getScoreError());
        result.getSecondaryResults().forEach((name, value) -> {
            if (name.endsWith(ALLOCATED)) {
                figures.put("bytesAllocated", value.getScore());
            }
        });
        String label = result.getParams().getBenchmark();
        String name = label.substring(label.lastIndexOf('.', label.lastIndexOf('.') - 1) + 1);
        return new Result("micro", name, 1, figures, 0, true);
    }
}
