/** A context of the benchmarks that Herald finds on its class path as it finds any. */
@NullMarked
package dev.herald.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
