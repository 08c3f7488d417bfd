/** Domain events as the engine sees them: their key, their envelope and the identity of what comes out of them. */
@NullMarked
package dev.herald.engine.event;

import org.jspecify.annotations.NullMarked;
