package dev.herald.engine.codec;

/** Reads values in the Confluent wire format into compiled records. For one thread. */
public interface ValueDecoder {

    /**
     * Reads a value. Bytes that are no record are an outcome, not an error.
     *
     * @throws dev.herald.engine.registry.RegistryException.Unavailable when the schema id is new and no registry answers
     * @throws dev.herald.engine.registry.RegistryException.Denied when the registry refuses our credentials
     * @throws dev.herald.engine.registry.RegistryException.Garbled when what answers is no registry
     */
    Decoded decode(byte[] value);
}
