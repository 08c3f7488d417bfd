package dev.herald.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one Herald has said since a moment.
 *
 * @param from how many characters it had said before
 */
record HeraldLog(Path file, int from) {
    private static final Pattern RESTORED =
            Pattern.compile("Finished restoring changelog \\S+ to store \\S+ with a total number of (\\d+) records");

    /** From now on. */
    static HeraldLog of(HeraldProcess herald) {
        return new HeraldLog(herald.log(), new HeraldLog(herald.log(), 0).text().length());
    }

    /** The flag of a Herald that is to say what it restores. */
    static String tellsOfRestoring() {
        URL settings = Objects.requireNonNull(HeraldLog.class.getResource("restore-logback.xml"));
        try {
            return "-Dlogback.configurationFile=" + Path.of(settings.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).substring(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a text has been said. */
    void await(Duration limit, String said) {
        Await.until(limit, () -> text().contains(said), () -> "no '" + said + "' in: " + text());
    }

    /** How many records of changelogs were read to bring stores of active tasks up to date. */
    long restored() {
        Matcher matcher = RESTORED.matcher(text());
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }

    /** Whether a store was thrown away, since its process had not been stopped in order. */
    boolean wipedStores() {
        return text().contains("did not find checkpoint offsets while stores are not empty");
    }
}
