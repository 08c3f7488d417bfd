package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.RegistryAccess;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers the contracts. */
@Command(
        name = "register",
        description = {
            "Registers the contracts that are missing, and sets what new versions must stay compatible with:",
            "BACKWARD_TRANSITIVE for domain events and state, FULL_TRANSITIVE for integration events"
                    + " and commands.",
            "With one that is not compatible, registers nothing and ends with 4.",
            "With --dry-run, says what it would do, does nothing, and ends as it would."
        })
final class ContractsRegister implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Option(names = "--dry-run", description = "Only say what would be registered, and which levels would be set.")
    boolean dryRun;

    ContractsRegister(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        List<Contract> contracts = ContractLists.of(herald);
        PrintWriter out = herald.surroundings().out();
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            ExitCode code = dryRun
                    ? ContractPlan.of(registry.contracts().check(contracts)).print(out, json)
                    : ContractLists.print(out, registry.contracts().register(contracts), json);
            return code.number();
        }
    }
}
