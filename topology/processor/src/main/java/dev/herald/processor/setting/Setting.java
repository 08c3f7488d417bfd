package dev.herald.processor.setting;

/**
 * One setting, declared once: what is read, checked, documented and printed comes from here.
 *
 * @param key its name, such as {@code herald.topics.partitions}
 * @param kind what its text may be
 * @param fallback its text where no source gives one
 * @param secret whether its value must never be shown
 * @param doc what it does, in one sentence
 * @param <T> its value
 */
public record Setting<T>(String key, Kind<T> kind, String fallback, boolean secret, String doc) {

    static <T> Setting<T> of(String key, Kind<T> kind, String fallback, String doc) {
        return new Setting<>(key, kind, fallback, false, doc);
    }

    static Setting<String> secret(String key, String doc) {
        return new Setting<>(key, Kind.line(), "", true, doc);
    }
}
