package dev.herald.processor.setting;

/**
 * A setting's text as a source gave it.
 *
 * @param text the text
 * @param origin where it stands, for messages: {@code environment HERALD_TOPIC_PREFIX}
 * @param fetched whether the text was fetched from elsewhere, as secrets are: it is never shown then
 */
record Given(String text, String origin, boolean fetched) {

    Given(String text, String origin) {
        this(text, origin, false);
    }

    Given withFetched(String value, String from) {
        return new Given(value, origin + from, true);
    }
}
