package dev.herald.processor.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets that stand in files of their own: {@code <key>.file} for the key of any secret that is declared as one. */
final class SecretFile {

    static final String SUFFIX = ".file";

    private static final long MOST_BYTES = 1_000_000;

    private SecretFile() {}

    /** Returns the key of the secret that a key is the file of. */
    static Optional<String> secretOf(String key) {
        return Optional.of(key)
                .filter(text -> text.endsWith(SUFFIX))
                .map(text -> text.substring(0, text.length() - SUFFIX.length()))
                .filter(Secrecy::isDeclared)
                .filter(secret -> !Secrecy.isKnown(key));
    }

    /**
     * Returns the texts of one source with each file's path under its secret's key.
     *
     * @param faults takes the keys that are given as text and as file
     */
    static Map<String, Origin> bySecret(Map<String, Given> texts, Faults faults) {
        Map<String, Origin> bySecret = new TreeMap<>();
        texts.forEach((key, given) -> bySecret.put(secretOf(key).orElse(key), new Origin(given, secretOf(key))));
        texts.forEach((key, given) -> {
            if (texts.containsKey(key + SUFFIX) && secretOf(key + SUFFIX).isPresent()) {
                faults.add(
                        key,
                        key + " (" + given.origin() + ") and " + key + SUFFIX
                                + " are both given: expected one of them");
            }
        });
        return bySecret;
    }

    /**
     * A text, and whether it is a file's path.
     *
     * @param given the text
     * @param secret the key whose value is in the file, where it is one
     */
    record Origin(Given given, Optional<String> secret) {}

    /** Fetches a secret; line ends after it do not belong to it. */
    static Optional<Given> fetch(String secret, Given given, Faults faults) {
        String place = secret + SUFFIX + " (" + given.origin() + "): file " + given.text();
        try {
            Path path = Path.of(given.text());
            if (Files.size(path) > MOST_BYTES) {
                faults.add(secret, place + ": expected at most " + MOST_BYTES + " bytes");
                return Optional.empty();
            }
            String text = withoutLineEnd(Files.readString(path));
            return Optional.of(given.withFetched(text, ", file " + path));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(
                    secret,
                    place + " cannot be read as UTF-8 text: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
