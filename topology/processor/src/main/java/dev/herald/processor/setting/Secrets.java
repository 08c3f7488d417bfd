package dev.herald.processor.setting;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that were given, right or wrong: takes them out of texts that others have written. */
public final class Secrets {

    /** None. */
    public static final Secrets NONE = new Secrets(Set.of());

    /** What is shorter stands in any text by chance, and is no secret worth the name. */
    private static final int LEAST_LENGTH = 4;

    /** An entry for JAAS and a key in PEM form are quoted in parts. */
    private static final Pattern PARTS = Pattern.compile("\\R");

    private static final Pattern QUOTED =
            Pattern.compile("(?i)[a-z._]*(?:password|secret|token|key)[a-z._]*\\s*=\\s*[\"']?([^\"';\\s]+)");

    private final List<String> texts;

    private Secrets(Set<String> texts) {
        this.texts = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static Secrets of(Stream<String> given) {
        Set<String> texts = new TreeSet<>();
        given.flatMap(Secrets::withParts)
                .map(String::strip)
                .filter(part -> part.length() >= LEAST_LENGTH)
                .forEach(texts::add);
        return new Secrets(texts);
    }

    /** Returns a text without them. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, Secrecy.HIDDEN);
        }
        return hidden;
    }

    private static Stream<String> withParts(String text) {
        Stream<String> lines = PARTS.splitAsStream(text);
        Stream<String> quoted = QUOTED.matcher(text).results().map(result -> result.group(1));
        return Stream.of(Stream.of(text), lines, quoted).flatMap(parts -> parts).filter(Predicate.not(String::isBlank));
    }
}
