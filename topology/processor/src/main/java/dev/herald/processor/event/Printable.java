package dev.herald.processor.event;

/** Text that others have written, as a terminal may have it: control characters would move its cursor, or more. */
public final class Printable {

    private static final int EXCERPT = 200;

    private Printable() {}

    /** Returns text on one line, with a space for each run of control characters, those of ISO 6429 beyond ASCII too. */
    public static String line(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                ? text.strip()
                : text.replaceAll("\\p{Cc}+", " ").strip();
    }

    /** Returns the beginning of a text for a message, on one line, with its length where that is not all. */
    static String excerpt(String text) {
        return text.length() <= EXCERPT
                ? line(text)
                : line(text.substring(0, EXCERPT)) + "… (" + text.length() + " characters)";
    }
}
