/** The payments context: which payments were completed and which were declined. */
@NullMarked
package dev.herald.contexts.payments;

import org.jspecify.annotations.NullMarked;
