/** Project: the state of one aggregate, folded from its events, and the form in which it is stored. */
@NullMarked
package dev.herald.engine.project;

import org.jspecify.annotations.NullMarked;
