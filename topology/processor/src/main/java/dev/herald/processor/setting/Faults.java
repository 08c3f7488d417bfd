package dev.herald.processor.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with settings, collected. Whoever adds one hides secrets. */
final class Faults {

    private final List<String> texts = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();

    /** Adds a fault that is about a key. */
    void add(String key, String text) {
        keys.add(key);
        texts.add(text);
    }

    /** Adds faults that are about no key alone. */
    void addAll(List<String> more) {
        texts.addAll(more);
    }

    /** Returns whether something is wrong with a key. */
    boolean isAbout(String key) {
        return keys.contains(key);
    }

    List<String> texts() {
        return texts;
    }
}
