package dev.herald.processor.command;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.ContractState;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code contracts register} would do.
 *
 * @param steps one for each contract
 */
record ContractPlan(List<Step> steps) {

    /** What would be done with a contract. Public: programs rely on the names. */
    enum Action {
        /** Nothing: it is registered, with its level. */
        NONE,
        /** Its level would be set. */
        SET_LEVEL,
        /** It would be registered, and its level set. */
        REGISTER,
        /** Nothing: it is not compatible, and neither would anything else be registered. */
        REFUSE
    }

    record Step(Action action, Contract contract, String text) {}

    static ContractPlan of(List<ContractState> states) {
        return new ContractPlan(states.stream().map(ContractPlan::step).toList());
    }

    private static Step step(ContractState state) {
        Contract contract = state.contract();
        Object level = contract.kind().level();
        if (state instanceof ContractState.Registered registered) {
            return registered.levelAsNeeded()
                    ? new Step(
                            Action.NONE, contract, "nothing to do: id " + registered.id() + ", compatibility " + level)
                    : new Step(
                            Action.SET_LEVEL,
                            contract,
                            "compatibility would be set to " + level + ", is " + registered.level());
        }
        return state instanceof ContractState.Incompatible incompatible
                ? new Step(Action.REFUSE, contract, "not compatible: " + String.join("; ", incompatible.reasons()))
                : new Step(Action.REGISTER, contract, "would be registered, with compatibility " + level);
    }

    /** Prints the plan; the exit code is the one that registering would end with. */
    ExitCode print(PrintWriter out, boolean json) {
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("dryRun", true);
            result.put("contracts", steps.stream().map(ContractPlan::json).toList());
            for (Action action : Action.values()) {
                result.put(name(action), count(action));
            }
            Output.json(out, result);
        } else {
            steps.forEach(step ->
                    out.println(step.contract().kind() + " " + step.contract().subject() + ": " + step.text()));
            out.println("contracts: " + steps.size() + ", to register: " + count(Action.REGISTER) + ", levels to set: "
                    + count(Action.SET_LEVEL) + ", not compatible: " + count(Action.REFUSE) + "; nothing was changed");
        }
        return count(Action.REFUSE) == 0 ? ExitCode.OK : ExitCode.DIFFERENCES;
    }

    private static String name(Action action) {
        return switch (action) {
            case NONE -> "unchanged";
            case SET_LEVEL -> "levelsToSet";
            case REGISTER -> "toRegister";
            case REFUSE -> "incompatible";
        };
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", step.contract().kind());
        json.put("subject", step.contract().subject());
        json.put("type", step.contract().type());
        json.put("action", step.action());
        json.put("text", step.text());
        return json;
    }

    private long count(Action action) {
        return steps.stream().filter(step -> step.action() == action).count();
    }
}
