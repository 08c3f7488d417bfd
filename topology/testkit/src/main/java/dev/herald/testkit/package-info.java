/** Given / when / then for publications on the real topology, with the guarantees checked by default. */
@NullMarked
package dev.herald.testkit;

import org.jspecify.annotations.NullMarked;
