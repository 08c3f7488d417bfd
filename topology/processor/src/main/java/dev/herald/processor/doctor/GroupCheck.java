package dev.herald.processor.doctor;

import dev.herald.processor.broker.Answer;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import dev.herald.processor.doctor.Finding.Warning;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.errors.GroupAuthorizationException;

/** Whether the group of each context is free to join: by others of its kind alone, and at rest. */
record GroupCheck(Examined examined) implements Check {

    private static final String ASSIGNOR = "stream";

    @Override
    public String name() {
        return "consumer groups";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        List<GroupListing> groups =
                List.copyOf(Answer.of(examined.admin().listGroups().all()));
        return examined.applicationIds().stream()
                .map(id -> groups.stream()
                        .filter(group -> group.groupId().equals(id))
                        .findFirst()
                        .map(this::look)
                        .orElseGet(() -> new Fine(id + ": nobody has joined yet")))
                .toList();
    }

    private Finding look(GroupListing group) {
        GroupType type = group.type().orElse(GroupType.UNKNOWN);
        boolean empty = group.groupState().filter(GroupState.EMPTY::equals).isPresent();
        boolean streams = "streams".equalsIgnoreCase(examined.settings().kafka().get("group.protocol"));
        if (empty) {
            return new Fine(group.groupId() + ": nobody is in it");
        }
        if (streams != (type == GroupType.STREAMS)) {
            return new Problem(
                    group.groupId() + ": its members speak the protocol " + type + ", these settings another",
                    "stop all members before kafka.group.protocol changes");
        }
        return streams ? ofState(group.groupId(), group.groupState(), "") : classic(group.groupId());
    }

    private Finding classic(String id) {
        try {
            ConsumerGroupDescription group = Answer.of(
                            examined.admin().describeConsumerGroups(List.of(id)).all())
                    .values()
                    .iterator()
                    .next();
            if (!group.partitionAssignor().equals(ASSIGNOR)
                    && !group.partitionAssignor().isEmpty()) {
                return new Problem(
                        id + ": its members share the partitions by '" + group.partitionAssignor()
                                + "', Kafka Streams does so by '" + ASSIGNOR + "'",
                        "find out who uses this group's name, and give them another");
            }
            return ofState(
                    id,
                    Optional.of(group.groupState()),
                    ", members: " + group.members().size());
        } catch (GroupAuthorizationException e) {
            return new Problem(
                    id + ": the group may not be read",
                    "an administrator grants it: `herald acls --processor PRINCIPAL --apply`");
        }
    }

    static Finding ofState(String id, Optional<GroupState> state, String members) {
        if (state.isEmpty()) {
            return new Unchecked(id + ": the broker does not tell its state", "`kafka-groups --list` may");
        }
        return state.get() == GroupState.STABLE
                ? new Fine(id + ": at work" + members)
                : new Warning(
                        id + ": " + state.get() + members,
                        "wait until it is stable; a member that joins and leaves again says why in its log");
    }
}
