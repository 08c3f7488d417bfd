/** Receive: from a domain record's bytes to a domain event, or the reason why it is none. */
@NullMarked
package dev.herald.engine.receive;

import org.jspecify.annotations.NullMarked;
