package dev.herald.processor.contract;

import dev.herald.engine.contract.CanonicalJson;
import dev.herald.engine.contract.Change;
import dev.herald.engine.contract.Changes;
import dev.herald.engine.contract.Compatibility;
import dev.herald.engine.contract.Difference;
import dev.herald.engine.contract.Version;
import java.util.List;

/** What a contract has otherwise than the latest version that the registry has of it. */
public sealed interface ContractDifference {

    /** The contract in question. */
    Contract contract();

    /** The registry has no version. */
    record Absent(Contract contract) implements ContractDifference {}

    /** The latest version is the same. */
    record Same(Contract contract, int version) implements ContractDifference {}

    /**
     * The latest version is another.
     *
     * @param version number of the latest version
     * @param changes what this build has otherwise
     * @param backward why this build does not read what was written under that version; empty where it does
     * @param forward why that version does not read what this build writes; empty where it does
     */
    record Changed(
            Contract contract, int version, List<Change> changes, List<Difference> backward, List<Difference> forward)
            implements ContractDifference {}

    /** Compares a contract with the last of some versions. */
    static ContractDifference of(Contract contract, List<Version> versions) {
        if (versions.isEmpty()) {
            return new Absent(contract);
        }
        Version latest = versions.get(versions.size() - 1);
        if (CanonicalJson.of(contract.schema()).equals(CanonicalJson.of(latest.schema()))) {
            return new Same(contract, latest.number());
        }
        return new Changed(
                contract,
                latest.number(),
                Changes.between(latest.schema(), contract.schema()),
                Compatibility.check(contract.schema(), latest.schema()),
                Compatibility.check(latest.schema(), contract.schema()));
    }
}
