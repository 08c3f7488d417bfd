/** Domain events from files into the log, and any topic's records back into text. */
@NullMarked
package dev.herald.processor.event;

import org.jspecify.annotations.NullMarked;
