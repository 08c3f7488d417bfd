/** The life of a running processor: what is started, how it ends, and what it tells of itself. */
@NullMarked
package dev.herald.processor.run;

import org.jspecify.annotations.NullMarked;
