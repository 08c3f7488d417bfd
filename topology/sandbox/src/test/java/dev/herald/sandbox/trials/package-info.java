/** A context made for tests: payments whose code fails where a test wants it to. Runs inside Herald, from a jar. */
@NullMarked
package dev.herald.sandbox.trials;

import org.jspecify.annotations.NullMarked;
