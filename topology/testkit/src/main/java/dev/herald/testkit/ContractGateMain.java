package dev.herald.testkit;

import dev.herald.engine.publication.PublicationSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The {@link ContractGate} in a build, for every context on the class path. {@code check FOLDER} looks at all of it,
 * {@code release FOLDER} releases what has changed, {@code check-generated FOLDER} looks at generated classes alone, before
 * anything of the contexts is compiled. Ends with 0, and with 4 where something is not as it must be.
 */
public final class ContractGateMain {

    private static final Set<String> COMMANDS = Set.of("check", "release", "check-generated");
    private static final int FAULTS = 4;
    private static final int USAGE = 2;

    private ContractGateMain() {}

    /** Runs one of the commands. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(System.out, List.of(arguments), ServiceLoader.load(PublicationSource.class)));
    }

    static int run(PrintStream out, List<String> arguments, Iterable<PublicationSource> sources) throws IOException {
        if (arguments.size() != 2 || !COMMANDS.contains(arguments.get(0))) {
            out.println("expected: check, release or check-generated, and a folder; got " + arguments);
            return USAGE;
        }
        Path folder = Path.of(arguments.get(1));
        if (arguments.get(0).equals("check-generated")) {
            return told(out, folder, ContractGate.ofGenerated(folder).violations());
        }
        ContractGate gate = ContractGate.of(folder, sources);
        int code = told(out, folder, gate.faults());
        if (code != 0) {
            return code;
        }
        if (arguments.get(0).equals("release")) {
            gate.release().forEach((type, number) -> out.println("released " + type + ", version " + number));
        }
        List<String> unreleased = gate.unreleased();
        unreleased.forEach(type -> out.println("not released yet: " + type));
        out.println("contracts: " + gate.size() + ", not released yet: " + unreleased.size());
        return 0;
    }

    private static int told(PrintStream out, Path folder, List<String> faults) {
        if (faults.isEmpty()) {
            return 0;
        }
        out.println("contracts: " + faults.size() + " faults against the versions in " + folder.normalize());
        faults.forEach(fault -> out.println("  " + fault));
        return FAULTS;
    }
}
