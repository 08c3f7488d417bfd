/** The contenders beside Herald: each a program that does the same work in its own idiom. */
@NullMarked
package dev.herald.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
