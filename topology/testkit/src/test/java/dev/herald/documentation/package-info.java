/** What the documentation says, held against the repository. */
@NullMarked
package dev.herald.documentation;

import org.jspecify.annotations.NullMarked;
