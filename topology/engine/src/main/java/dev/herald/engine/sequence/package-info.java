/** Sequence: the order of an aggregate's events; duplicates and gaps. */
@NullMarked
package dev.herald.engine.sequence;

import org.jspecify.annotations.NullMarked;
