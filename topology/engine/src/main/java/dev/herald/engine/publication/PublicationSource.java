package dev.herald.engine.publication;

/** A context that can be deployed: found by {@link java.util.ServiceLoader}, named in {@code META-INF/services}. */
public interface PublicationSource {

    /** Returns what the context publishes; the same each time. */
    Publication publication();
}
