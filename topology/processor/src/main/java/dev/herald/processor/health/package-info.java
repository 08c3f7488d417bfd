/** Whether a running processor is alive and ready, and why not. */
@NullMarked
package dev.herald.processor.health;

import org.jspecify.annotations.NullMarked;
