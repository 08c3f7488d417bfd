package dev.herald.processor.access;

import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Derives the least rights with which a publication works. Pure. */
public final class Rights {

    private final TopicPlan plan;
    private final String applicationId;
    private final Principals principals;
    private final Set<Right> rights = new LinkedHashSet<>();

    private Rights(TopicPlan plan, String applicationId, Principals principals) {
        this.plan = plan;
        this.applicationId = applicationId;
        this.principals = principals;
    }

    /**
     * Returns the rights of all principals, each once.
     *
     * @param plan the publication's topics
     * @param applicationId of Kafka Streams
     */
    public static List<Right> of(TopicPlan plan, String applicationId, Principals principals) {
        Rights rights = new Rights(plan, applicationId, principals);
        principals.roles().forEach((role, names) -> names.forEach(name -> rights.add(role, name)));
        return new ArrayList<>(rights.rights);
    }

    private void add(Role role, String principal) {
        plan.specs().stream()
                .filter(spec -> !principals.excludes(role, spec.name()))
                .forEach(spec -> topic(role, principal, spec));
        if (role == Role.PROCESSOR) {
            literal(role, principal, ResourceType.GROUP, applicationId, AclOperation.READ);
            // Kafka Streams puts a random id of the process and the thread's number behind it.
            rights.add(new Right(
                    role,
                    principal,
                    ResourceType.TRANSACTIONAL_ID,
                    PatternType.PREFIXED,
                    applicationId + "-",
                    AclOperation.WRITE));
        }
        if (role.hasGroup()) {
            principals
                    .group()
                    .ifPresent(group -> literal(role, principal, ResourceType.GROUP, group, AclOperation.READ));
        }
        if (role.hasTransactions()) {
            principals
                    .transactionalId()
                    .ifPresent(id -> literal(role, principal, ResourceType.TRANSACTIONAL_ID, id, AclOperation.WRITE));
        }
    }

    private void topic(Role role, String principal, TopicSpec spec) {
        role.on(spec.kind()).forEach(operation -> literal(role, principal, ResourceType.TOPIC, spec.name(), operation));
    }

    private void literal(Role role, String principal, ResourceType resource, String name, AclOperation operation) {
        rights.add(new Right(role, principal, resource, PatternType.LITERAL, name, operation));
    }
}
