/** The schema registry, over Confluent's REST API or in memory, and each way in which it can fail. */
@NullMarked
package dev.herald.engine.registry;

import org.jspecify.annotations.NullMarked;
