package dev.herald.processor.run;

import dev.herald.engine.registry.RegistryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.apache.kafka.common.errors.ControllerMovedException;
import org.apache.kafka.common.errors.DelegationTokenDisabledException;
import org.apache.kafka.common.errors.DelegationTokenExpiredException;
import org.apache.kafka.common.errors.DelegationTokenNotFoundException;
import org.apache.kafka.common.errors.DelegationTokenOwnerMismatchException;
import org.apache.kafka.common.errors.DuplicateSequenceException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.FencedStateEpochException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.errors.InconsistentClusterIdException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidPrincipalTypeException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.MemberIdRequiredException;
import org.apache.kafka.common.errors.NewLeaderElectedException;
import org.apache.kafka.common.errors.OperationNotAttemptedException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.PrincipalDeserializationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RebootstrapRequiredException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.StaleBrokerEpochException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.StreamsInvalidTopologyEpochException;
import org.apache.kafka.common.errors.StreamsInvalidTopologyException;
import org.apache.kafka.common.errors.StreamsTopologyFencedException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnacceptableCredentialException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedAssignorException;
import org.apache.kafka.common.errors.UnsupportedByAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedCompressionTypeException;
import org.apache.kafka.streams.errors.InternalTopicsAlreadySetupException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MisconfiguredInternalTopicException;
import org.apache.kafka.streams.errors.MissingInternalTopicsException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskAssignmentException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.errors.TopologyException;
import org.jspecify.annotations.Nullable;

/** What each kind of exception means; a subclass is like its nearest superclass that stands here. */
final class ErrorTable {

    private static final List<Class<? extends Exception>> REFUSED = List.of(
            AuthenticationException.class,
            AuthorizationException.class,
            DelegationTokenDisabledException.class,
            DelegationTokenExpiredException.class,
            DelegationTokenNotFoundException.class,
            DelegationTokenOwnerMismatchException.class,
            InvalidPrincipalTypeException.class,
            PolicyViolationException.class,
            PrincipalDeserializationException.class,
            RegistryException.Denied.class,
            SecurityDisabledException.class,
            UnacceptableCredentialException.class,
            UnsupportedByAuthenticationException.class);

    private static final List<Class<? extends Exception>> STATE = List.of(ProcessorStateException.class);

    /** A broker that is too old, another process with the same instance id, members of the group under another protocol. */
    private static final List<Class<? extends Exception>> SETTINGS = List.of(
            ConfigException.class,
            FencedInstanceIdException.class,
            GroupMaxSizeReachedException.class,
            InconsistentClusterIdException.class,
            InconsistentGroupProtocolException.class,
            InvalidConfigurationException.class,
            InvalidGroupIdException.class,
            InvalidSessionTimeoutException.class,
            InvalidTxnTimeoutException.class,
            StreamsInvalidTopologyEpochException.class,
            StreamsInvalidTopologyException.class,
            StreamsTopologyFencedException.class,
            UnreleasedInstanceIdException.class,
            UnsupportedAssignorException.class,
            UnsupportedCompressionTypeException.class);

    /** Topics that were deleted or changed while Herald ran. */
    private static final List<Class<? extends Exception>> TOPICS = List.of(
            InternalTopicsAlreadySetupException.class,
            InvalidOffsetException.class,
            InvalidPartitionsException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class,
            MisconfiguredInternalTopicException.class,
            MissingInternalTopicsException.class,
            MissingSourceTopicException.class,
            RecordBatchTooLargeException.class,
            RecordTooLargeException.class,
            TopologyException.class);

    /** Work has moved on without this thread, or a broker has not answered: a new thread begins where the last commit is. */
    private static final List<Class<? extends Exception>> INFRASTRUCTURE = List.of(
            ApplicationRecoverableException.class,
            BrokerNotAvailableException.class,
            CommitFailedException.class,
            ControllerMovedException.class,
            DuplicateSequenceException.class,
            FencedMemberEpochException.class,
            FencedStateEpochException.class,
            GroupIdNotFoundException.class,
            InterruptException.class,
            InvalidTxnStateException.class,
            LockException.class,
            MemberIdRequiredException.class,
            NewLeaderElectedException.class,
            OperationNotAttemptedException.class,
            OutOfOrderSequenceException.class,
            RebalanceInProgressException.class,
            RebootstrapRequiredException.class,
            RegistryException.Garbled.class,
            RegistryException.Unavailable.class,
            RetriableException.class,
            StaleBrokerEpochException.class,
            StaleMemberEpochException.class,
            TaskAssignmentException.class,
            TaskCorruptedException.class,
            TaskMigratedException.class,
            TransactionAbortableException.class,
            TransactionAbortedException.class,
            TransactionCoordinatorFencedException.class,
            TransactionalIdNotFoundException.class,
            UnknownServerException.class);

    private static final Map<Class<?>, ErrorClass> DECISIONS = decisions();

    private ErrorTable() {}

    private static Map<Class<?>, ErrorClass> decisions() {
        Map<Class<?>, ErrorClass> all = new HashMap<>();
        REFUSED.forEach(each -> all.put(each, ErrorClass.REFUSED));
        STATE.forEach(each -> all.put(each, ErrorClass.STATE));
        SETTINGS.forEach(each -> all.put(each, ErrorClass.SETTINGS));
        TOPICS.forEach(each -> all.put(each, ErrorClass.TOPICS));
        INFRASTRUCTURE.forEach(each -> all.put(each, ErrorClass.INFRASTRUCTURE));
        return Map.copyOf(all);
    }

    /** Returns what an exception of a class means; empty where its class alone does not tell. */
    static Optional<ErrorClass> decision(Class<?> thrown) {
        // A producer throws this class itself, and no other, for a transaction that cannot go on; a new one can.
        if (thrown == KafkaException.class) {
            return Optional.of(ErrorClass.INFRASTRUCTURE);
        }
        @Nullable ErrorClass found = null;
        for (Class<?> each = thrown; each != null && found == null; each = each.getSuperclass()) {
            found = DECISIONS.get(each);
        }
        return Optional.ofNullable(found);
    }
}
