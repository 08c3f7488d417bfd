package dev.herald.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.sandbox.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run of the demo, from its start to its end.
 *
 * @param leftBehind child processes that it started and that are still there
 */
record DemoRun(int exitCode, String out, String err, Set<ProcessHandle> leftBehind) {

    static DemoRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Set<ProcessHandle> before = children();
        int exitCode = Demo.run(new PrintWriter(out), new PrintWriter(err), arguments);
        Set<ProcessHandle> leftBehind = children();
        leftBehind.removeAll(before);
        return new DemoRun(exitCode, out.toString(), err.toString(), leftBehind);
    }

    /** Returns what a run exported of the public topics. */
    static List<Map<String, Object>> exported(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String topic : List.of(ExpectedPayments.COMPLETED, ExpectedPayments.DECLINED)) {
            lines.addAll(Files.readAllLines(directory.resolve(topic + ".jsonl")));
        }
        return PaymentsLog.parse(lines);
    }

    static JsonNode summary(Path directory) throws IOException {
        return new ObjectMapper().readTree(directory.resolve("summary.json").toFile());
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
