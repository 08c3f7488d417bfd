/** The deployable: settings, command line and lifecycle around the engine. */
@NullMarked
package dev.herald.processor;

import org.jspecify.annotations.NullMarked;
