package dev.herald.engine.publication;

import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * What is published when an outcome is missing, with its types erased.
 *
 * @param name unique among rules and repairs; part of the identity of what is published
 * @param target where it publishes
 * @param mapping from the miss and the aggregate's state at that moment to the record
 */
public record Repair(String name, PublicTopic<?> target, BiFunction<Miss<?>, Record, SpecificRecord> mapping) {}
