/** Flink as a contender: a keyed function over broadcast names, between Kafka's source and its exactly-once sink. */
@NullMarked
package dev.herald.benchmarks.contender.flink;

import org.jspecify.annotations.NullMarked;
