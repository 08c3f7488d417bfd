package dev.herald.processor.setting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** Reads {@code key = value}, one logical line after the other, so that each has a number. */
final class PropertiesFile {

    private final BufferedReader reader;
    private final FileText file = new FileText();
    private int number;

    private PropertiesFile(BufferedReader reader) {
        this.reader = reader;
    }

    static FileText read(BufferedReader reader) throws IOException {
        PropertiesFile properties = new PropertiesFile(reader);
        properties.all();
        return properties.file;
    }

    private void all() throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            int first = number;
            logical(isComment(line) ? "" : whole(line), first);
        }
    }

    private String whole(String line) throws IOException {
        StringBuilder whole = new StringBuilder(line);
        String last = line;
        while (goesOn(last)) {
            String next = reader.readLine();
            if (next == null) {
                return whole.toString();
            }
            number++;
            whole.append('\n').append(next);
            last = next;
        }
        return whole.toString();
    }

    private void logical(String line, int first) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException e) {
            file.fault(first, "expected four hexadecimal digits after \\u");
        }
        one.stringPropertyNames().forEach(key -> file.add(key, one.getProperty(key), first));
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
