/** Release: the orders by which parked lanes are redriven or an event is discarded. */
@NullMarked
package dev.herald.engine.release;

import org.jspecify.annotations.NullMarked;
