/** The contexts that are deployed. */
@NullMarked
package dev.herald.processor.context;

import org.jspecify.annotations.NullMarked;
