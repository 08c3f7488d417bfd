/** Declare what a context tells the world: sources, projections, lookups and rules, checked when built. */
@NullMarked
package dev.herald.engine.publication;

import org.jspecify.annotations.NullMarked;
