package dev.herald.processor.event;

/**
 * A line of a file, not blank.
 *
 * @param number from 1
 * @param text without the line's end
 */
public record TextLine(long number, String text) {}
