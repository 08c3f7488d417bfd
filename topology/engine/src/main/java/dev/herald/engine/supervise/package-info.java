/** Supervise: expectations that are opened, met and missed, and Herald's own stream time. */
@NullMarked
package dev.herald.engine.supervise;

import org.jspecify.annotations.NullMarked;
