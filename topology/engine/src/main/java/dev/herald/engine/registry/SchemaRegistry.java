package dev.herald.engine.registry;

import java.util.List;
import org.apache.avro.Schema;

/** Where contracts are registered. Safe for use by several threads. Each method throws {@link RegistryException}. */
public interface SchemaRegistry {

    /**
     * Registers a schema under a subject; again is the same as once.
     *
     * @return the schema's global id, the one that stands in the wire format
     * @throws RegistryException.Incompatible when the subject's compatibility level refuses it
     */
    int register(String subject, Schema schema);

    /**
     * Returns the schema of a global id.
     *
     * @throws RegistryException.NotFound when no schema has it
     */
    Schema schemaById(int id);

    /**
     * Returns a schema's global id without registering it.
     *
     * @throws RegistryException.NotFound when the subject is unknown or has no version with this schema
     */
    int idOf(String subject, Schema schema);

    /**
     * Returns why the subject's compatibility level would refuse a schema: empty when it would not, or when the subject
     * has no version yet.
     */
    List<String> incompatibilities(String subject, Schema schema);
}
