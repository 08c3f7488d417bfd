/** What a running processor tells over HTTP, and how it is asked. */
@NullMarked
package dev.herald.processor.admin;

import org.jspecify.annotations.NullMarked;
