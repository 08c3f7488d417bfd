package dev.herald.processor.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file of settings says, line by line, and what is wrong with it. Faults name lines, never values. */
final class FileText {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * A setting in the file.
     *
     * @param line from 1
     */
    record Entry(String text, int line) {}

    void add(String key, String text, int line) {
        Entry earlier = entries.putIfAbsent(key, new Entry(text, line));
        if (earlier != null) {
            fault(line, KeyText.of(key) + " stands in line " + earlier.line() + " already; expected once");
        }
    }

    void fault(int line, String what) {
        faults.add("line " + line + ": " + what);
    }

    Map<String, Entry> entries() {
        return entries;
    }

    List<String> faults() {
        return faults;
    }
}
