/** Herald beside its peers: what is measured, how, and what is said of it. */
@NullMarked
package dev.herald.benchmarks;

import org.jspecify.annotations.NullMarked;
