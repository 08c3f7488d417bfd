package dev.herald.processor.contract;

import dev.herald.engine.contract.CompatibilityLevel;
import java.util.List;

/** How the registry has a contract. */
public sealed interface ContractState {

    /** The contract in question. */
    Contract contract();

    /**
     * It is registered.
     *
     * @param id the schema's global id
     * @param level what the registry holds new versions against
     */
    record Registered(Contract contract, int id, CompatibilityLevel level) implements ContractState {

        /** Returns whether the registry holds new versions against what the contract's kind needs. */
        public boolean levelAsNeeded() {
            return level == contract.kind().level();
        }
    }

    /** It is not registered, and could be. */
    record Missing(Contract contract) implements ContractState {}

    /**
     * It is not registered, and the registry would refuse it.
     *
     * @param reasons why, at least one
     */
    record Incompatible(Contract contract, List<String> reasons) implements ContractState {}
}
