/** What is logged where, how, and how often. */
@NullMarked
package dev.herald.processor.log;

import org.jspecify.annotations.NullMarked;
