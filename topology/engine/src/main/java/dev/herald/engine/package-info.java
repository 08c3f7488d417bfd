/** The engine: declare a publication, the pure core, the Kafka Streams shell around it, codec and registry. */
@NullMarked
package dev.herald.engine;

import org.jspecify.annotations.NullMarked;
