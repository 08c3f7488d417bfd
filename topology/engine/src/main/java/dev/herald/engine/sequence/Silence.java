package dev.herald.engine.sequence;

/**
 * A time in which nothing new came into a partition's logs, all of which has been worked on.
 *
 * @param since its beginning, in milliseconds of the wall clock
 * @param until how far it is known to last, in milliseconds of the wall clock
 */
public record Silence(long since, long until) {}
