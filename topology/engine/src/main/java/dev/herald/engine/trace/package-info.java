/** What tells of the way of an event through a task. */
@NullMarked
package dev.herald.engine.trace;

import org.jspecify.annotations.NullMarked;
