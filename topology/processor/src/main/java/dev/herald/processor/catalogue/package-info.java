/** The catalogue: static pages that say what each context tells the world. */
@NullMarked
package dev.herald.processor.catalogue;

import org.jspecify.annotations.NullMarked;
