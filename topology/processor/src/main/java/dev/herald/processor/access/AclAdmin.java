package dev.herald.processor.access;

import dev.herald.processor.broker.Answer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Rights at the broker. Each call waits as long as the client's own settings say. */
public final class AclAdmin {

    private final Admin admin;

    /** Works with a client, which stays the caller's to close. */
    public AclAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns those of the rights that the broker has no ACL for. One that a wider ACL implies counts as missing: the
     * wider one may go.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public List<Right> missing(List<Right> rights) {
        Set<AclBinding> found = new HashSet<>();
        rights.stream().map(Right::principal).distinct().forEach(principal -> found.addAll(of(principal)));
        return rights.stream().filter(right -> !found.contains(right.binding())).toList();
    }

    /**
     * Adds an ACL for each right.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses; some may be added
     */
    public void add(List<Right> rights) {
        Answer.of(admin.createAcls(rights.stream().map(Right::binding).collect(Collectors.toSet()))
                .all());
    }

    private Collection<AclBinding> of(String principal) {
        return Answer.of(admin.describeAcls(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ALLOW)))
                .values());
    }
}
