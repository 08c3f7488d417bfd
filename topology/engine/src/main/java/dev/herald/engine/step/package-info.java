/** The pure core: state, event and lookups in, new state and effects out. */
@NullMarked
package dev.herald.engine.step;

import org.jspecify.annotations.NullMarked;
