/** What the files for running Herald promise: compose, Kubernetes, dashboard, alerts. */
@NullMarked
package dev.herald.processor.deployment;

import org.jspecify.annotations.NullMarked;
