package dev.herald.processor.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who has which role.
 *
 * @param roles the principals of each role
 * @param group the consumer group of consumers and handlers; empty where they belong to none
 * @param transactionalId the transactional id of producers and handlers; empty where they have none
 * @param topics the topics of producers, consumers and handlers
 */
public record Principals(
        Map<Role, List<String>> roles,
        Optional<String> group,
        Optional<String> transactionalId,
        Predicate<String> topics) {

    /** Returns whether a role is limited to topics other than this one. */
    boolean excludes(Role role, String topic) {
        return role.isSelective() && !topics.test(topic);
    }
}
