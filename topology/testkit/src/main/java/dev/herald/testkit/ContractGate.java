package dev.herald.testkit;

import dev.herald.engine.contract.CanonicalJson;
import dev.herald.engine.contract.ContractKind;
import dev.herald.engine.contract.DeclaredContract;
import dev.herald.engine.contract.Version;
import dev.herald.engine.contract.Violation;
import dev.herald.engine.publication.PublicationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * Holds the contracts of publications against those that were released: nobody's contract may break unnoticed. All
 * kinds are held to their {@linkplain ContractKind#level() level}: public ones, commands, domain events, projections,
 * and Herald's own. See {@link ContractGateMain} for its place in a build.
 */
public final class ContractGate {

    private final ReleasedVersions released;
    private final Map<String, Contract> contracts;

    private record Contract(Schema schema, Set<ContractKind> kinds) {}

    private ContractGate(ReleasedVersions released, Map<String, Contract> contracts) {
        this.released = released;
        this.contracts = contracts;
    }

    /**
     * Looks at all contracts of some contexts.
     *
     * @param folder of the released versions; need not be there before the first release
     */
    public static ContractGate of(Path folder, Iterable<PublicationSource> sources) {
        List<DeclaredContract> declared = new ArrayList<>();
        sources.forEach(source -> declared.addAll(DeclaredContract.of(source.publication())));
        return of(folder, declared);
    }

    static ContractGate of(Path folder, List<DeclaredContract> declared) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        declared.forEach(each -> contracts
                .computeIfAbsent(each.type(), type -> new Contract(each.schema(), new TreeSet<>()))
                .kinds()
                .add(each.kind()));
        return new ContractGate(new ReleasedVersions(folder), contracts);
    }

    /**
     * Returns everything that is not as it must be: contracts that break what was released, released ones that are no
     * longer declared, and versions that were edited. Each names the record, the place in it, the rule, and the
     * versions.
     */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>(released.faults());
        for (Map.Entry<String, Contract> contract : contracts.entrySet()) {
            List<Version> versions = released.of(contract.getKey());
            for (ContractKind kind : contract.getValue().kinds()) {
                for (Violation each :
                        kind.level().violations(contract.getValue().schema(), versions)) {
                    faults.add("%s %s, %s: %s".formatted(kind, contract.getKey(), kind.level(), each));
                }
            }
        }
        Set<String> gone = new TreeSet<>(released.types());
        gone.removeAll(contracts.keySet());
        for (String type : gone) {
            if (!released.isRetired(type)) {
                faults.add(
                        ("%s: released, and no longer declared: what was written under it is passed over from now on."
                                        + " Declare it again, or say in %s/%s why nobody needs it")
                                .formatted(type, type, ReleasedVersions.RETIRED));
            }
        }
        return faults;
    }

    /** Returns the types whose latest released version is not the current one. */
    public List<String> unreleased() throws IOException {
        return List.copyOf(changed().keySet());
    }

    private Map<String, Schema> changed() throws IOException {
        Map<String, Schema> changed = new LinkedHashMap<>();
        for (Map.Entry<String, Contract> contract : contracts.entrySet()) {
            Schema current = contract.getValue().schema();
            List<Version> versions = released.of(contract.getKey());
            if (versions.isEmpty()
                    || !isSame(current, versions.get(versions.size() - 1).schema())) {
                changed.put(contract.getKey(), current);
            }
        }
        return changed;
    }

    private static boolean isSame(Schema one, Schema other) {
        return CanonicalJson.of(one).equals(CanonicalJson.of(other));
    }

    /** Returns how many contracts there are. */
    public int size() {
        return contracts.size();
    }

    /**
     * Writes the current version of every contract that has changed since its latest release, or was never released.
     *
     * @return the numbers of the versions that were written, by type
     * @throws IllegalStateException when there are {@link #faults()}; nothing is written then
     */
    public Map<String, Integer> release() throws IOException {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("nothing is released: " + String.join("; ", faults));
        }
        Map<String, Integer> written = new TreeMap<>();
        for (Map.Entry<String, Schema> each : changed().entrySet()) {
            written.put(
                    each.getKey(), released.add(each.getKey(), each.getValue()).number());
        }
        return written;
    }
}
