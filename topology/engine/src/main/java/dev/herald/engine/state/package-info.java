/** What is kept of an aggregate: one small entry each, and the events that could not go on yet. */
@NullMarked
package dev.herald.engine.state;

import org.jspecify.annotations.NullMarked;
