/** What a publication says of itself: in words, as a flow, as an AsyncAPI document, and as its physical topology. */
@NullMarked
package dev.herald.processor.describe;

import org.jspecify.annotations.NullMarked;
