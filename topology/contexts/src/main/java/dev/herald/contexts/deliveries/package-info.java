/** The deliveries context: what is to be done next with each row of a feed, and which feeds have been delivered. */
@NullMarked
package dev.herald.contexts.deliveries;

import org.jspecify.annotations.NullMarked;
