/** For producers of domain events. */
@NullMarked
package dev.herald.engine.producer;

import org.jspecify.annotations.NullMarked;
