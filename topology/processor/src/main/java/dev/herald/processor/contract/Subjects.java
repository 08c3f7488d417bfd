package dev.herald.processor.contract;

import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import org.apache.avro.Schema;

/** Names subjects as Confluent's three standard strategies do, for values. */
public final class Subjects {

    private final SubjectStrategy strategy;

    /** Names by a strategy. */
    public Subjects(SubjectStrategy strategy) {
        this.strategy = strategy;
    }

    /** Returns the subject of a type on a topic. */
    public String of(String topic, Schema type) {
        return switch (strategy) {
            case RECORD -> type.getFullName();
            case TOPIC -> topic + "-value";
            case TOPIC_RECORD -> topic + "-" + type.getFullName();
        };
    }
}
