/** Declare what a context tells the world: sources, projections, lookups, rules and expectations, checked when built. */
@NullMarked
package dev.herald.engine.publication;

import org.jspecify.annotations.NullMarked;
