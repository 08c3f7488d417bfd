package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.ContractDifference;
import dev.herald.processor.contract.RegistryAccess;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what the contracts have otherwise than the registry's latest versions. */
@Command(
        name = "diff",
        description = {
            "Says what the contracts of this build have otherwise than the latest versions at the registry, and whether"
                    + " each side reads what the other writes.",
            "Ends with 0 where they are the same, with 4 where one is absent or another."
        })
final class ContractsDiff implements Callable<Integer> {

    private final HeraldCommand herald;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    ContractsDiff(HeraldCommand herald) {
        this.herald = herald;
    }

    /** What {@code --json} prints. */
    record Result(List<Map<String, Object>> contracts, long differences) {}

    @Override
    public Integer call() {
        List<Contract> contracts = ContractLists.of(herald);
        try (RegistryAccess registry = RegistryAccess.open(herald.settings())) {
            return print(registry.contracts().diff(contracts)).number();
        }
    }

    private ExitCode print(List<ContractDifference> all) {
        PrintWriter out = herald.surroundings().out();
        long differences = all.stream()
                .filter(each -> !(each instanceof ContractDifference.Same))
                .count();
        if (json) {
            Output.json(out, new Result(all.stream().map(ContractsDiff::json).toList(), differences));
        } else {
            all.forEach(each -> print(out, each));
            out.println("contracts: " + all.size() + ", differences: " + differences);
        }
        return differences == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
    }

    private static void print(PrintWriter out, ContractDifference each) {
        String subject = each.contract().kind() + " " + each.contract().subject() + ": ";
        if (each instanceof ContractDifference.Changed changed) {
            out.println(subject + "differs from version " + changed.version());
            changed.changes().forEach(change -> out.println("  " + change));
            Verdict.of(changed.backward()).print(out, "  backward");
            Verdict.of(changed.forward()).print(out, "  forward");
        } else if (each instanceof ContractDifference.Same same) {
            out.println(subject + "the same as version " + same.version());
        } else {
            out.println(subject + "not registered");
        }
    }

    private static Map<String, Object> json(ContractDifference each) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", each.contract().kind());
        json.put("subject", each.contract().subject());
        json.put("type", each.contract().type());
        if (each instanceof ContractDifference.Changed changed) {
            json.put("state", "CHANGED");
            json.put("version", changed.version());
            json.put("changes", changed.changes());
            json.put("backward", Verdict.of(changed.backward()));
            json.put("forward", Verdict.of(changed.forward()));
        } else if (each instanceof ContractDifference.Same same) {
            json.put("state", "SAME");
            json.put("version", same.version());
        } else {
            json.put("state", "ABSENT");
        }
        return json;
    }
}
