package dev.herald.processor.access;

import dev.herald.processor.topic.TopicKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What somebody does with a context, and what they must be allowed for it. To read or to write a topic implies to
 * describe it; to write any topic implies to do so idempotently.
 */
public enum Role {
    /** Herald itself, {@code herald run}. It creates no topic: all are there before. */
    PROCESSOR {
        @Override
        List<AclOperation> on(TopicKind kind) {
            List<AclOperation> operations = new ArrayList<>(
                    switch (kind) {
                        case DOMAIN, DOMAIN_WITHOUT_SEQUENCES, CONTROL -> List.of(AclOperation.READ);
                        case SUMMARY, NOTIFICATION, SNAPSHOT, COMMAND, DEAD_LETTERS, SUPERVISION ->
                            List.of(AclOperation.WRITE);
                        case CHANGELOG -> List.of(AclOperation.READ, AclOperation.WRITE);
                        // What is worked on is deleted there.
                        case REPARTITION -> List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE);
                    });
            // `run` refuses a topic whose settings would break a guarantee, so it reads them.
            operations.add(AclOperation.DESCRIBE_CONFIGS);
            return operations;
        }
    },
    /** Who writes domain events: the context's own services, {@code herald events send}. */
    PRODUCER {
        @Override
        List<AclOperation> on(TopicKind kind) {
            return kind.isDomain() ? List.of(AclOperation.WRITE) : List.of();
        }
    },
    /** Who reads public topics: other contexts, {@code herald events tail}. */
    CONSUMER {
        @Override
        List<AclOperation> on(TopicKind kind) {
            return switch (kind) {
                case SUMMARY, NOTIFICATION, SNAPSHOT -> List.of(AclOperation.READ);
                default -> List.of();
            };
        }
    },
    /** Who carries out commands: reads them, and reads and writes the domain events that they lead to. */
    HANDLER {
        @Override
        List<AclOperation> on(TopicKind kind) {
            return switch (kind) {
                case COMMAND -> List.of(AclOperation.READ);
                case DOMAIN, DOMAIN_WITHOUT_SEQUENCES -> List.of(AclOperation.READ, AclOperation.WRITE);
                default -> List.of();
            };
        }
    },
    /** Who looks after what failed: {@code herald dead-letters}. */
    OPERATOR {
        @Override
        List<AclOperation> on(TopicKind kind) {
            return switch (kind) {
                case DEAD_LETTERS, SUPERVISION -> List.of(AclOperation.READ);
                case CONTROL -> List.of(AclOperation.WRITE);
                default -> List.of();
            };
        }
    };

    /** Returns what is done with a topic. */
    abstract List<AclOperation> on(TopicKind kind);

    /** Returns whether it reads as a member of a consumer group that it names itself. */
    boolean hasGroup() {
        return this == CONSUMER || this == HANDLER;
    }

    /** Returns whether it may write in transactions of its own. */
    boolean hasTransactions() {
        return this == PRODUCER || this == HANDLER;
    }

    /** Returns whether it may be limited to some of the topics. */
    public boolean isSelective() {
        return hasGroup() || hasTransactions();
    }
}
