/** The Kafka Streams shell: decode, load, call the core, store and forward. */
@NullMarked
package dev.herald.engine.topology;

import org.jspecify.annotations.NullMarked;
