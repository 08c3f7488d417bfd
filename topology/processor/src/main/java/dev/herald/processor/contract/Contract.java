package dev.herald.processor.contract;

import org.apache.avro.Schema;

/**
 * A schema that must be registered and kept compatible.
 *
 * @param kind what is written under it
 * @param subject the registry's name for its versions
 * @param schema as compiled into this build
 */
public record Contract(Kind kind, String subject, Schema schema) {

    /** What is written under a contract. */
    public enum Kind {
        /** Domain events. */
        DOMAIN,
        /** Integration events. */
        PUBLIC,
        /** Projections, in Herald's own state. */
        STATE
    }

    /** Returns the record's full name. */
    public String type() {
        return schema.getFullName();
    }
}
