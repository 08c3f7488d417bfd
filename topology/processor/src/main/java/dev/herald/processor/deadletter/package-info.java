/** Dead letters and parked lanes: what there is, and the commands that repair them. */
@NullMarked
package dev.herald.processor.deadletter;

import org.jspecify.annotations.NullMarked;
