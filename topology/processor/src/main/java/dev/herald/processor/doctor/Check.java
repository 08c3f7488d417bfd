package dev.herald.processor.doctor;

import java.util.List;

/** Looks at one thing. Writes nothing. */
public interface Check {

    /** Who must answer for a check to make sense. */
    enum Needs {
        /** Nobody: it is about this machine. */
        NOTHING,
        /** A broker. */
        BROKER,
        /** The registry. */
        REGISTRY
    }

    /** Returns what it looks at, in a word or two. */
    String name();

    /** Returns who must answer. */
    Needs needs();

    /**
     * Looks.
     *
     * @return at least one finding
     * @throws org.apache.kafka.common.KafkaException when no broker answers, or one refuses
     * @throws dev.herald.engine.registry.RegistryException when the registry does not answer, or refuses
     */
    List<Finding> look();
}
