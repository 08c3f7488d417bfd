package dev.herald.engine.event;

import java.nio.charset.StandardCharsets;

/** Foreign bytes made fit for a message: bounded and without control characters. */
public final class Text {

    private static final int LIMIT = 80;

    private Text() {}

    public static String excerpt(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, LIMIT), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(shown::appendCodePoint);
        return bytes.length > LIMIT ? shown + "… (" + bytes.length + " bytes)" : shown.toString();
    }
}
