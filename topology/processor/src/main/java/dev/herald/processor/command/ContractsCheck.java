package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.RegistryAccess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how the registry has the contracts. */
@Command(
        name = "check",
        description = {
            "Says which contracts are registered, under which id, and whether the others are compatible.",
            "Ends with 4 where one is not as it should be. Those marked 'fatal' keep `herald run` from starting."
        })
final class ContractsCheck implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    ContractsCheck(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() {
        List<Contract> contracts = ContractLists.of(herald);
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            return ContractLists.print(
                            herald.surroundings().out(), registry.contracts().check(contracts), json)
                    .number();
        }
    }
}
