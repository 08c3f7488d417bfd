package dev.herald.processor.doctor;

import dev.herald.processor.access.Principals;
import dev.herald.processor.access.Right;
import dev.herald.processor.access.Rights;
import dev.herald.processor.access.Role;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Whether the user of these settings may do with topics what `run` does. */
record RightsCheck(Examined examined) implements Check {

    private static final String REMEDY = "an administrator grants it: `herald acls --processor PRINCIPAL --apply`";

    @Override
    public String name() {
        return "access rights";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Map<String, Set<AclOperation>> needed = needed().collect(
                        Collectors.groupingBy(Right::name, Collectors.mapping(Right::operation, Collectors.toSet())));
        for (TopicDescription topic : TopicsThere.of(examined, true)) {
            missing(topic.name(), needed.getOrDefault(topic.name(), Set.of()), topic.authorizedOperations())
                    .ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            findings.add(new Fine("all that topics need"));
        }
        findings.add(new Unchecked(
                "whether transactions may be written: no broker tells that without trying",
                "`herald acls --processor PRINCIPAL --check`, as an administrator"));
        return findings;
    }

    static Optional<Finding> missing(String topic, Set<AclOperation> needed, @Nullable Set<AclOperation> allowed) {
        if (allowed == null) {
            return Optional.of(new Unchecked(topic + ": the broker does not say what is allowed", REMEDY));
        }
        List<String> missing = needed.stream()
                .filter(operation -> !allowed.contains(operation))
                .map(AclOperation::name)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(topic + ": not allowed: " + String.join(", ", missing), REMEDY));
    }

    private Stream<Right> needed() {
        Principals self = new Principals(
                Map.of(Role.PROCESSOR, List.of("User:self")), Optional.empty(), Optional.empty(), topic -> true);
        return Stream.iterate(0, i -> i < examined.plans().size(), i -> i + 1)
                .flatMap(i -> Rights.of(
                        examined.plans().get(i), examined.applicationIds().get(i), self)
                        .stream())
                .filter(right -> right.resource() == ResourceType.TOPIC);
    }
}
