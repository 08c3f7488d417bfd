/** The library context: which loans have ended. */
@NullMarked
package dev.herald.contexts.library;

import org.jspecify.annotations.NullMarked;
