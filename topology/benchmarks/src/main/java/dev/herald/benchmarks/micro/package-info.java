/** Single steps, measured by JMH: nanoseconds and bytes allocated of each. */
@NullMarked
package dev.herald.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
