/** The contracts of a publication, and how the registry's differ. */
@NullMarked
package dev.herald.processor.contract;

import org.jspecify.annotations.NullMarked;
