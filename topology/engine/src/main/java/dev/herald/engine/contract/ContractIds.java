package dev.herald.engine.contract;

import org.apache.avro.Schema;

/** The ids under which the registry has the contracts of a publication: resolved at start, never per record. */
@FunctionalInterface
public interface ContractIds {

    /**
     * Returns the id of a contract.
     *
     * @throws RuntimeException when it is not registered
     */
    int idOf(Schema contract);
}
