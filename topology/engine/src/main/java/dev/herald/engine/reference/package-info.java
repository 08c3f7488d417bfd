/** Look up, in Kafka Streams: the as-of store of references, what feeds it, and when it may be read. */
@NullMarked
package dev.herald.engine.reference;

import org.jspecify.annotations.NullMarked;
