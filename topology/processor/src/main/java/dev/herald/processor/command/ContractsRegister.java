package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.RegistryAccess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers the contracts. */
@Command(
        name = "register",
        description = {
            "Registers the contracts that are missing, and sets what new versions must stay compatible with:",
            "BACKWARD_TRANSITIVE for domain events and state, FULL_TRANSITIVE for integration events.",
            "With one that is not compatible, registers nothing and ends with 4."
        })
final class ContractsRegister implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    ContractsRegister(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        List<Contract> contracts = ContractLists.of(herald);
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            return ContractLists.print(
                            herald.surroundings().out(), registry.contracts().register(contracts), json)
                    .number();
        }
    }
}
