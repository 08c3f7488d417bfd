package dev.herald.processor.setting;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting's text may be.
 *
 * @param type the type's name, for documents
 * @param range what is accepted, for documents and messages
 * @param reader from text to value; empty where the text is out of range
 * @param <T> the value
 */
public record Kind<T>(String type, String range, Function<String, Optional<T>> reader) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(kb|mb|gb)");

    static Kind<Integer> integer(int least, int most) {
        return new Kind<>("integer", "a whole number from " + least + " to " + most, text -> number(text, least, most));
    }

    static Kind<String> text(String range, String pattern) {
        Pattern accepted = Pattern.compile(pattern);
        return new Kind<>("text", range, text -> Optional.of(text)
                .filter(given -> accepted.matcher(given).matches()));
    }

    static Kind<String> line() {
        return text("one line of text, or nothing", "\\P{Cntrl}*");
    }

    static Kind<List<String>> names(String range, String pattern) {
        Pattern accepted = Pattern.compile(pattern);
        return new Kind<>("list", range + ", separated by commas", text -> Optional.of(split(text))
                .filter(names ->
                        names.stream().allMatch(name -> accepted.matcher(name).matches())));
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String range = "one of "
                + String.join(", ", constants.stream().map(Kind::spelled).toList());
        return new Kind<>("choice", range, text -> constants.stream()
                .filter(constant -> spelled(constant).equals(text))
                .findFirst());
    }

    static Kind<List<URI>> urls() {
        return new Kind<>(
                "list",
                "http or https addresses without user, query or fragment, separated by commas",
                text -> Optional.of(split(text).stream()
                                .flatMap(part -> url(part).stream())
                                .toList())
                        .filter(urls ->
                                !urls.isEmpty() && urls.size() == split(text).size()));
    }

    static Kind<Optional<URI>> url() {
        return new Kind<>("url", "an http or https address without user, query or fragment, or nothing", text -> {
            Optional<URI> given = url(text);
            return text.isEmpty() || given.isPresent() ? Optional.of(given) : Optional.empty();
        });
    }

    static Kind<Double> ratio() {
        Pattern accepted = Pattern.compile("0(\\.\\d{1,9})?|1(\\.0{1,9})?");
        return new Kind<>("ratio", "a number from 0 to 1, such as 0.05", text -> Optional.of(text)
                .filter(given -> accepted.matcher(given).matches())
                .map(Double::valueOf));
    }

    static Kind<Optional<Path>> path() {
        return new Kind<>("path", "a path of this machine, or nothing", text -> {
            try {
                return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    static Kind<Duration> duration(Duration least, Duration most) {
        String range = "a duration from " + spelled(least) + " to " + spelled(most) + ", such as 500ms, 30s, 5m or 1h";
        return new Kind<>("duration", range, text -> duration(text)
                .filter(given -> given.compareTo(least) >= 0 && given.compareTo(most) <= 0));
    }

    /** An amount of bytes, in units of 1024. */
    static Kind<Long> size(long least, long most) {
        String range = "a size from " + (least >> 20) + "mb to " + (most >> 20) + "mb, such as 256mb or 1gb";
        return new Kind<>("size", range, text -> size(text).filter(given -> given >= least && given <= most));
    }

    private static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift =
                switch (matcher.group(2)) {
                    case "kb" -> 10;
                    case "mb" -> 20;
                    default -> 30;
                };
        return Optional.of(Long.parseLong(matcher.group(1)) << shift);
    }

    /** Returns an enum constant as it is written in a setting: {@code topic-record}. */
    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String spelled(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Optional<Integer> number(String text, int least, int most) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return Optional.of(uri).filter(given -> web && plain && given.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
