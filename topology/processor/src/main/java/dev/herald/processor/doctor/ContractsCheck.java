package dev.herald.processor.doctor;

import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.ContractState;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Warning;
import java.util.List;
import java.util.Optional;

/** Whether the registry answers, and has the contracts at their levels. */
record ContractsCheck(RegistryAccess registry, List<Contract> contracts) implements Check {

    private static final String REGISTER = "`herald contracts register` registers it and sets its level";

    @Override
    public String name() {
        return "contracts";
    }

    @Override
    public Needs needs() {
        return Needs.REGISTRY;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = registry.contracts().check(contracts).stream()
                .flatMap(state -> finding(state).stream())
                .toList();
        return findings.isEmpty()
                ? List.of(new Fine("the registry has all " + contracts.size() + ", at their levels"))
                : findings;
    }

    static Optional<Finding> finding(ContractState state) {
        String subject = state.contract().subject();
        if (state instanceof ContractState.Missing) {
            return Optional.of(new Problem(subject + ": not registered", REGISTER));
        }
        if (state instanceof ContractState.Incompatible incompatible) {
            return Optional.of(new Problem(
                    subject + ": not compatible: " + String.join("; ", incompatible.reasons()),
                    "`herald contracts diff` shows how they differ; change this build's, or the subject's name"));
        }
        return state instanceof ContractState.Registered registered && !registered.levelAsNeeded()
                ? Optional.of(new Warning(
                        subject + ": compatibility: expected "
                                + state.contract().kind().level() + ", found " + registered.level(),
                        REGISTER))
                : Optional.empty();
    }
}
