package dev.herald.engine.step;

/**
 * Why an event or a rule could not be worked on.
 *
 * @param stage where
 * @param cause the exception
 */
public record Failure(Stage stage, Throwable cause) {}
