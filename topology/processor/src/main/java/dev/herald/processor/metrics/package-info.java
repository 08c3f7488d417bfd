/** What a running processor counts and measures, for Prometheus. */
@NullMarked
package dev.herald.processor.metrics;

import org.jspecify.annotations.NullMarked;
