/** Feeds of domain events that look like a real context's: made from a seed, the same on every machine. */
@NullMarked
package dev.herald.sandbox.feed;

import org.jspecify.annotations.NullMarked;
