/** Map and publish: from what a rule returns to integration events with their envelope. */
@NullMarked
package dev.herald.engine.publish;

import org.jspecify.annotations.NullMarked;
