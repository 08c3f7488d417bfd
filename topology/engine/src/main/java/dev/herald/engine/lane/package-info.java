/** Lanes: one rule of one aggregate, which runs, waits or is parked alone. */
@NullMarked
package dev.herald.engine.lane;

import org.jspecify.annotations.NullMarked;
