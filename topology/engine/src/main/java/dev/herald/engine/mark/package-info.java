/** Marks on contracts: which of their fields are not fit for everybody. */
@NullMarked
package dev.herald.engine.mark;

import org.jspecify.annotations.NullMarked;
