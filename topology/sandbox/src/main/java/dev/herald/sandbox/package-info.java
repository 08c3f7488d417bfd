/** A real broker and a real registry as child processes, feeds of domain events, and the demo built on them. */
@NullMarked
package dev.herald.sandbox;

import org.jspecify.annotations.NullMarked;
