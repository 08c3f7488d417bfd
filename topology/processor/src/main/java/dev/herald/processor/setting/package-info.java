/** Settings: each declared once, read from defaults, file, environment and command line. */
@NullMarked
package dev.herald.processor.setting;

import org.jspecify.annotations.NullMarked;
