/** Contracts: the schemas of a publication and the ids under which the registry has them. */
@NullMarked
package dev.herald.engine.contract;

import org.jspecify.annotations.NullMarked;
