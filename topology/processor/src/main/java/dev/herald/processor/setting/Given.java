package dev.herald.processor.setting;

/**
 * A setting's text as a source gave it.
 *
 * @param text the text
 * @param origin where it stands, for messages: {@code environment HERALD_TOPIC_PREFIX}
 */
record Given(String text, String origin) {}
