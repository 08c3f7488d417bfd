package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.ContractState;
import dev.herald.processor.contract.Contracts;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TopicSettings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contracts of all deployed contexts, and how they are shown. */
final class ContractLists {

    /** What {@code --json} prints. */
    record Result(List<Map<String, Object>> contracts, long differences) {}

    private ContractLists() {}

    static List<Contract> of(HeraldCommand herald) {
        Settings settings = herald.settings();
        Subjects subjects = new Subjects(settings.get(ContractSettings.SUBJECTS));
        return herald.publications().stream()
                .flatMap(publication ->
                        Contracts.of(publication, settings.get(TopicSettings.TOPIC_PREFIX), subjects).stream())
                .distinct()
                .toList();
    }

    static ExitCode print(PrintWriter out, List<ContractState> states, boolean json) {
        long differences = states.stream().filter(state -> !asItShouldBe(state)).count();
        if (json) {
            List<Map<String, Object>> shown =
                    states.stream().map(ContractLists::json).toList();
            Output.json(out, new Result(shown, differences));
        } else {
            states.forEach(state -> out.println(line(state)));
            out.println("contracts: " + states.size() + ", differences: " + differences);
        }
        return differences == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
    }

    private static boolean asItShouldBe(ContractState state) {
        return state instanceof ContractState.Registered registered && registered.levelAsNeeded();
    }

    private static Map<String, Object> json(ContractState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", state.contract().kind());
        json.put("subject", state.contract().subject());
        json.put("type", state.contract().type());
        json.put("compatibility", state.contract().kind().level());
        if (state instanceof ContractState.Registered registered) {
            json.put("state", "REGISTERED");
            json.put("id", registered.id());
            json.put("compatibilityFound", registered.level());
        } else if (state instanceof ContractState.Incompatible incompatible) {
            json.put("state", "INCOMPATIBLE");
            json.put("reasons", incompatible.reasons());
        } else {
            json.put("state", "MISSING");
        }
        return json;
    }

    private static String line(ContractState state) {
        Contract contract = state.contract();
        String subject = contract.kind() + " " + contract.subject() + ": ";
        if (state instanceof ContractState.Registered registered) {
            return subject + "id " + registered.id() + ", compatibility "
                    + (registered.levelAsNeeded()
                            ? ""
                            : "expected " + contract.kind().level() + ", found ")
                    + registered.level();
        }
        return subject
                + (state instanceof ContractState.Incompatible incompatible
                        ? "not compatible (fatal): " + String.join("; ", incompatible.reasons())
                        : "not registered (fatal)");
    }
}
