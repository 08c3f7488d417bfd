package dev.herald.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param file where it stands
 * @param lines all of it
 * @param blocks its fenced blocks
 * @param prose its lines outside of those
 */
record Page(Path file, List<String> lines, List<Block> blocks, List<String> prose) {

    /** The repository, as seen from the directory in which a module's tests run. */
    static final Path ROOT = Path.of("..", "..");

    private static final String FENCE = "```";
    private static final Pattern SOURCE = Pattern.compile("<!-- (\\S+) -->");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /**
     * A fenced block.
     *
     * @param language what stands after the fence; empty where nothing does
     * @param source the file that a comment on the line before names, as a link would; empty without one
     * @param text with a line break at the end of each line
     */
    record Block(String language, String source, String text) {}

    /** Reads a page of the repository. */
    static Page of(String path) {
        return of(ROOT.resolve(path));
    }

    /** Finds every page of the repository. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        }
    }

    private static Page of(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        List<String> lines = linesOf(file);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = at + 1 + lines.subList(at + 1, lines.size()).indexOf(FENCE);
                blocks.add(block(lines, at, end));
                at = end;
            } else {
                prose.add(lines.get(at));
            }
        }
        return new Page(file, lines, List.copyOf(blocks), List.copyOf(prose));
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Block block(List<String> lines, int begin, int end) {
        Matcher source = SOURCE.matcher(begin == 0 ? "" : lines.get(begin - 1));
        return new Block(
                lines.get(begin).substring(FENCE.length()),
                source.matches() ? source.group(1) : "",
                String.join("\n", lines.subList(begin + 1, end)) + "\n");
    }

    /** Returns the links to files of the repository. */
    List<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(line).results().map(found -> found.group(1)))
                .filter(link -> !link.startsWith("http"))
                .toList();
    }

    /** Returns whether a link's file is there, and its heading where it names one. */
    boolean leadsSomewhere(String link) {
        int hash = (link + "#").indexOf('#');
        Path target = hash == 0 ? file : resolve(link.substring(0, hash));
        return Files.exists(target)
                && (hash == link.length() || of(target).headings().contains(link.substring(hash + 1)));
    }

    /** Returns a file that is named as seen from this page. */
    Path resolve(String path) {
        return file.resolveSibling(path).normalize();
    }

    /** Returns the headings as the anchors that GitHub makes of them. */
    private List<String> headings() {
        return prose.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
