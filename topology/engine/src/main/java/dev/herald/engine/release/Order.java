package dev.herald.engine.release;

/**
 * Who asked for a repair, and why; travels along into the audit.
 *
 * @param commandId names the command
 * @param who asked for it
 * @param why they did
 */
public record Order(String commandId, String who, String why) {}
