/** Who may do what at the broker: the least rights with which everything works, and how the broker's differ. */
@NullMarked
package dev.herald.processor.access;

import org.jspecify.annotations.NullMarked;
