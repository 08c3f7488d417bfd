/** Spans of events, sent to an OpenTelemetry receiver. Nothing else here knows OpenTelemetry. */
@NullMarked
package dev.herald.processor.trace;

import org.jspecify.annotations.NullMarked;
