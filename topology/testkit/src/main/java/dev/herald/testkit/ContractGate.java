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
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * Holds the contracts of publications against those that were released: nobody's contract may break unnoticed. All
 * kinds are held to their {@linkplain ContractKind#level() level}: public ones, commands, domain events, projections,
 * and Herald's own. See {@link ContractGateMain} for its place in a build.
 */
public final class ContractGate {

    private final ReleasedVersions released;
    private final Map<String, DeclaredContract> contracts = new LinkedHashMap<>();

    private ContractGate(Path folder, List<DeclaredContract> declared) {
        released = new ReleasedVersions(folder);
        declared.forEach(each -> contracts.putIfAbsent(ReleasedVersions.name(each.kind(), each.type()), each));
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
        return new ContractGate(folder, declared);
    }

    /**
     * Looks at the released contracts whose generated class is on the class path, before there is any publication: code
     * that a changed contract breaks does not compile, and the compiler does not tell why it should not be mended.
     */
    static ContractGate ofGenerated(Path folder) throws IOException {
        List<DeclaredContract> declared = new ArrayList<>();
        for (String name : new ReleasedVersions(folder).names()) {
            ReleasedVersions.schemaOnClassPath(name)
                    .ifPresent(schema -> declared.add(new DeclaredContract(ReleasedVersions.kind(name), null, schema)));
        }
        return new ContractGate(folder, declared);
    }

    /**
     * Returns everything that is not as it must be: contracts that break what was released, released ones that are no
     * longer declared, and versions that were edited. Each names the record, the place in it, the rule, and the
     * versions.
     */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>(released.faults());
        faults.addAll(violations());
        for (String name : released.names()) {
            if (!contracts.containsKey(name) && !released.isRetired(name)) {
                faults.add(
                        ("%s: released, and no longer declared: what was written under it is passed over from now on."
                                        + " Declare it again, or say in %s/%s why nobody needs it")
                                .formatted(name, name, ReleasedVersions.RETIRED));
            }
        }
        return faults;
    }

    /** Returns how the contracts break what was released; others that were released are not looked at. */
    List<String> violations() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, DeclaredContract> contract : contracts.entrySet()) {
            ContractKind kind = contract.getValue().kind();
            for (Violation each :
                    kind.level().violations(contract.getValue().schema(), released.of(contract.getKey()))) {
                violations.add(
                        "%s %s, %s: %s".formatted(kind, contract.getValue().type(), kind.level(), each));
            }
        }
        return violations;
    }

    /** Returns the contracts whose latest released version is not the current one, by kind and type. */
    public List<String> unreleased() throws IOException {
        return List.copyOf(changed().keySet());
    }

    private Map<String, Schema> changed() throws IOException {
        Map<String, Schema> changed = new LinkedHashMap<>();
        for (Map.Entry<String, DeclaredContract> contract : contracts.entrySet()) {
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
     * @return the numbers of the versions that were written, by kind and type
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
