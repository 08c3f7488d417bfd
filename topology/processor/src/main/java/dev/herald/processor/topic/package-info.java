/** The topics of a publication: what they should be, and how the broker's differ. */
@NullMarked
package dev.herald.processor.topic;

import org.jspecify.annotations.NullMarked;
