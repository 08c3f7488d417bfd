package dev.herald.engine.contract;

import org.apache.avro.Schema;

/** The ids under which the registry has the contracts of a publication: resolved at start, never per record. */
@FunctionalInterface
public interface ContractIds {

    /**
     * Returns the id of a contract.
     *
     * @param topic the topic on which it is used; a state contract's is the context's own name
     * @throws dev.herald.engine.registry.RegistryException when the registry does not have it
     */
    int idOf(String topic, Schema contract);
}
