package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.contract.ContractIds;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.trace.Tracing;
import java.util.Map;
import java.util.function.Function;

/**
 * A publication with all that it needs to run somewhere.
 *
 * @param publication what is published
 * @param names the topics' names
 * @param registry where writers' schemas are found
 * @param referenceRegistry the same for the reader of the references, which nothing can start again: where no registry
 *     answers, it should wait instead of failing
 * @param codec reads domain events and writes public records
 * @param contracts the ids of our own contracts
 * @param gate when lookups may be answered
 * @param catchUp whether a partition's history has been worked through
 * @param partitions how many partitions each domain topic has, by name; a topic that is not named is not checked for
 *     misrouted records
 * @param limits what a topic takes, by its full name
 * @param accounts where outcomes are counted
 * @param inHand what tasks are working on
 * @param tracing where traces go
 * @param version the version of Herald
 */
public record Deployment(
        Publication publication,
        TopicNames names,
        SchemaRegistry registry,
        SchemaRegistry referenceRegistry,
        ValueCodec codec,
        ContractIds contracts,
        ReferenceGate gate,
        CatchUp catchUp,
        Map<String, Integer> partitions,
        Function<String, RecordLimits> limits,
        Accounts accounts,
        InHand inHand,
        Tracing tracing,
        String version) {}
