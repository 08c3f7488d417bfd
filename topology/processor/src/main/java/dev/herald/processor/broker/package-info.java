/** Kafka's clients, as the settings want them. */
@NullMarked
package dev.herald.processor.broker;

import org.jspecify.annotations.NullMarked;
