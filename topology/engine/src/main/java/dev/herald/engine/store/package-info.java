/** Where an aggregate's entry and its kept events are stored, in Kafka Streams' stores. */
@NullMarked
package dev.herald.engine.store;

import org.jspecify.annotations.NullMarked;
