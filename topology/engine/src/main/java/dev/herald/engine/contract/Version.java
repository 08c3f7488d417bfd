package dev.herald.engine.contract;

import org.apache.avro.Schema;

/**
 * A version of a contract that others may rely on already.
 *
 * @param number from 1
 */
public record Version(int number, Schema schema) {}
