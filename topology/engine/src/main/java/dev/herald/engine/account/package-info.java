/** Accounts: what became of every input; the counts add up. */
@NullMarked
package dev.herald.engine.account;

import org.jspecify.annotations.NullMarked;
