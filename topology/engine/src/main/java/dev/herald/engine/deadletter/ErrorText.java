package dev.herald.engine.deadletter;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What was thrown, as bounded text.
 *
 * @param type the class of the exception
 * @param message its message, at most 2,000 characters
 * @param stack its stack, at most 8,000 characters
 */
public record ErrorText(String type, String message, String stack) {

    private static final int MESSAGE_LIMIT = 2_000;
    private static final int STACK_LIMIT = 8_000;

    /** Returns the text of what was thrown. */
    public static ErrorText of(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return new ErrorText(
                thrown.getClass().getName(),
                cut(String.valueOf(thrown.getMessage()), MESSAGE_LIMIT),
                cut(stack.toString(), STACK_LIMIT));
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "… (" + text.length() + " characters)";
    }
}
