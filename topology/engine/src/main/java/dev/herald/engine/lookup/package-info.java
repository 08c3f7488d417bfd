/** Look up: reference data as of an instant, folded from other aggregates' events. */
@NullMarked
package dev.herald.engine.lookup;

import org.jspecify.annotations.NullMarked;
