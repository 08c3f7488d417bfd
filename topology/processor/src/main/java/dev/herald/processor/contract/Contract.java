package dev.herald.processor.contract;

import dev.herald.engine.contract.ContractKind;
import org.apache.avro.Schema;

/**
 * A schema that must be registered and kept compatible.
 *
 * @param kind what is written under it
 * @param subject the registry's name for its versions
 * @param schema as compiled into this build
 */
public record Contract(ContractKind kind, String subject, Schema schema) {

    /** Returns the record's full name. */
    public String type() {
        return schema.getFullName();
    }
}
