/** The command side of the deliveries context and the third party that it delivers to, in one small program. */
@NullMarked
package dev.herald.sandbox.deliveries;

import org.jspecify.annotations.NullMarked;
