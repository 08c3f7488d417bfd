package dev.herald.processor.command;

import dev.herald.engine.contract.Compatibility;
import dev.herald.engine.contract.Difference;
import java.io.PrintWriter;
import java.util.List;
import org.apache.avro.Schema;

/** Whether a reader reads all that a writer writes, as it is shown; with {@code --json}, by these names. */
record Verdict(boolean compatible, List<Difference> differences) {

    static Verdict of(Schema reader, Schema writer) {
        return of(Compatibility.check(reader, writer));
    }

    static Verdict of(List<Difference> differences) {
        return new Verdict(differences.isEmpty(), differences);
    }

    void print(PrintWriter out, String direction) {
        out.println(direction + ": " + (compatible ? "compatible" : "not compatible"));
        differences.forEach(difference -> out.println("  " + difference));
    }
}
