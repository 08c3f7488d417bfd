package dev.herald.processor.contract;

import dev.herald.engine.contract.DeclaredContract;
import dev.herald.engine.publication.Publication;
import dev.herald.processor.setting.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The contracts of a publication, in the order of the data's way. Pure. */
public final class Contracts {

    private Contracts() {}

    /**
     * Lists a publication's contracts, as {@link DeclaredContract#of} does. The subject of a projection, which lies
     * on no topic of its own, and of Herald's own contracts is always the full name.
     *
     * @throws SettingsException when the strategy gives two types one subject
     */
    public static List<Contract> of(Publication publication, String prefix, Subjects subjects) {
        Set<Contract> contracts = new LinkedHashSet<>();
        for (DeclaredContract declared : DeclaredContract.of(publication)) {
            String topic = declared.topic();
            String subject = topic == null ? declared.type() : subjects.of(prefix + topic, declared.schema());
            contracts.add(new Contract(declared.kind(), subject, declared.schema()));
        }
        refuseSharedSubjects(contracts);
        return List.copyOf(contracts);
    }

    private static void refuseSharedSubjects(Set<Contract> contracts) {
        Map<String, Set<String>> types = new TreeMap<>();
        contracts.forEach(contract -> types.computeIfAbsent(contract.subject(), subject -> new TreeSet<>())
                .add(contract.type()));
        List<String> faults = new ArrayList<>();
        types.forEach((subject, names) -> {
            if (names.size() > 1) {
                faults.add("herald.subject.name.strategy gives one subject, " + subject + ", to " + names.size()
                        + " types: " + String.join(", ", names) + "; expected record or topic-record");
            }
        });
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }
}
