package dev.herald.processor.access;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that somebody may do, from any host.
 *
 * @param role as what
 * @param principal who, as the broker names them: {@code User:herald}
 * @param resource the kind of thing
 * @param pattern whether the name is the thing's own, or how the names of several begin
 * @param name its name
 * @param operation what may be done with it
 */
public record Right(
        Role role, String principal, ResourceType resource, PatternType pattern, String name, AclOperation operation) {

    /** Returns it as the broker keeps it. */
    public AclBinding binding() {
        return new AclBinding(
                new ResourcePattern(resource, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
