/** What Herald reads from outside, when it is nearly right: with {@code -Dherald.test.fuzz=N}, N times as long. */
@NullMarked
package dev.herald.sandbox.fuzz;

import org.jspecify.annotations.NullMarked;
