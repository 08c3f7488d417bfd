/** A context with a topic of each kind, and a reason to write each of them. */
@NullMarked
package dev.herald.sandbox.permits;

import org.jspecify.annotations.NullMarked;
