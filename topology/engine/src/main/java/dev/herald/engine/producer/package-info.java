/** What producers of domain events need: the partitioner. */
@NullMarked
package dev.herald.engine.producer;

import org.jspecify.annotations.NullMarked;
