package dev.herald.processor.contract;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.Version;
import dev.herald.engine.contract.Violation;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import java.util.List;
import java.util.function.Function;

/** Contracts at the registry. Each method throws {@link RegistryException}. */
public final class ContractRegistry {

    private final SchemaRegistry registry;
    private final Levels levels;
    private final Function<String, List<Version>> versions;

    /** The registry's compatibility levels, by subject. */
    public interface Levels {

        /** Returns the level in force for a subject. */
        CompatibilityLevel of(String subject);

        /** Sets a subject's own level. */
        void set(String subject, CompatibilityLevel level);
    }

    /**
     * Works with a registry, which stays the caller's to close.
     *
     * @param versions gives a subject's versions, oldest first; none of a subject that is not there
     */
    public ContractRegistry(SchemaRegistry registry, Levels levels, Function<String, List<Version>> versions) {
        this.registry = registry;
        this.levels = levels;
        this.versions = versions;
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

    /** Says how each contract differs from the latest version that the registry has of it, in their order. */
    public List<ContractDifference> diff(List<Contract> contracts) {
        return contracts.stream()
                .map(contract -> ContractDifference.of(contract, versions.apply(contract.subject())))
                .toList();
    }

    private ContractState check(Contract contract) {
        try {
            int id = registry.idOf(contract.subject(), contract.schema());
            return new ContractState.Registered(contract, id, levels.of(contract.subject()));
        } catch (RegistryException.NotFound e) {
            List<String> reasons = reasons(contract);
            return reasons.isEmpty()
                    ? new ContractState.Missing(contract)
                    : new ContractState.Incompatible(contract, reasons);
        }
    }

    /** Ours first: a registry's level may not be set yet, and none looks at logical types. */
    private List<String> reasons(Contract contract) {
        List<Violation> violations =
                contract.kind().level().violations(contract.schema(), versions.apply(contract.subject()));
        return violations.isEmpty()
                ? registry.incompatibilities(contract.subject(), contract.schema())
                : violations.stream().map(Violation::toString).toList();
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
