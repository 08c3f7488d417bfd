package dev.herald.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments in one text, apart by spaces; a part in quotes, double or single, keeps its own. */
final class Words {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Words() {}

    /**
     * Takes a text apart.
     *
     * @throws DemoFailedException when a quote is not closed
     */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            refuseLeftOver(text, end, matcher.start());
            words.add(QUOTED.matcher(matcher.group())
                    .replaceAll(quoted ->
                            Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1))));
            end = matcher.end();
        }
        refuseLeftOver(text, end, text.length());
        return words;
    }

    /** What no word takes can only be spaces or a quote that is never closed. */
    private static void refuseLeftOver(String text, int from, int to) {
        if (!text.substring(from, to).isBlank()) {
            throw new DemoFailedException(
                    2,
                    "demo.args: a quote is not closed: " + text.substring(from).strip());
        }
    }
}
