package dev.herald.processor.contract;

import dev.herald.engine.registry.CompatibilityLevel;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import java.util.List;

/** Contracts at the registry. Each method throws {@link RegistryException}. */
public final class ContractRegistry {

    private final SchemaRegistry registry;
    private final Levels levels;

    /** The registry's compatibility levels, by subject. */
    public interface Levels {

        /** Returns the level in force for a subject. */
        CompatibilityLevel of(String subject);

        /** Sets a subject's own level. */
        void set(String subject, CompatibilityLevel level);
    }

    /** Works with a registry, which stays the caller's to close. */
    public ContractRegistry(SchemaRegistry registry, Levels levels) {
        this.registry = registry;
        this.levels = levels;
    }

    /** Says how the registry has each contract, in their order. */
    public List<ContractState> check(List<Contract> contracts) {
        return contracts.stream().map(this::check).toList();
    }

    /**
     * Registers those that are missing, and sets the level of every subject to what its kind needs. With one that is
     * not compatible, nothing is registered.
     *
     * @return how the registry has each contract now
     */
    public List<ContractState> register(List<Contract> contracts) {
        List<ContractState> before = check(contracts);
        return before.stream().anyMatch(ContractState.Incompatible.class::isInstance)
                ? before
                : before.stream().map(this::registered).toList();
    }

    private ContractState check(Contract contract) {
        try {
            int id = registry.idOf(contract.subject(), contract.schema());
            return new ContractState.Registered(contract, id, levels.of(contract.subject()));
        } catch (RegistryException.NotFound e) {
            List<String> reasons = registry.incompatibilities(contract.subject(), contract.schema());
            return reasons.isEmpty()
                    ? new ContractState.Missing(contract)
                    : new ContractState.Incompatible(contract, reasons);
        }
    }

    /** The level comes after the first version: Apicurio knows no subject before. */
    private ContractState registered(ContractState state) {
        Contract contract = state.contract();
        CompatibilityLevel level = contract.kind().level();
        if (state instanceof ContractState.Registered already && already.levelAsNeeded()) {
            return already;
        }
        int id = registry.register(contract.subject(), contract.schema());
        levels.set(contract.subject(), level);
        return new ContractState.Registered(contract, id, level);
    }
}
