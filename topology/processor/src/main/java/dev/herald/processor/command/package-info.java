/** The command line: what each command reads, does, prints and how it ends. */
@NullMarked
package dev.herald.processor.command;

import org.jspecify.annotations.NullMarked;
