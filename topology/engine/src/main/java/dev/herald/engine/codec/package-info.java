/** Avro records to and from the Confluent wire format, and to and from natural JSON for tools and tests. */
@NullMarked
package dev.herald.engine.codec;

import org.jspecify.annotations.NullMarked;
