/** Dead letters: an input that failed, untouched, with everything needed to redrive it. */
@NullMarked
package dev.herald.engine.deadletter;

import org.jspecify.annotations.NullMarked;
