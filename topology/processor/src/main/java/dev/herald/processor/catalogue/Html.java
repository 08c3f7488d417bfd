package dev.herald.processor.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. Texts and attributes' values are escaped, so nothing that a contract says can become markup. */
final class Html {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private String[] columns = {};

    /** Starts a page. The language and the look are the same on all. */
    static Html page(String title, String style) {
        Html html = new Html();
        html.out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                """);
        html.element("title", title);
        html.out.append("\n<style>\n").append(style).append("</style>\n</head>\n");
        html.open("body");
        return html;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element that was opened last, which is one of a page's larger parts. */
    Html end() {
        close();
        out.append('\n');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Writes an element that holds text alone. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes a link to a part of a page. */
    Html link(String address, String text) {
        return element("a", text, "href", address);
    }

    /** Opens a table that scrolls by itself where the screen is too narrow for it. */
    Html table(String caption, String... headings) {
        columns = headings;
        open("div", "class", "wide", "role", "region", "aria-label", caption, "tabindex", "0");
        open("table").element("caption", caption).open("thead").open("tr");
        for (String column : columns) {
            element("th", column, "scope", "col");
        }
        return close().close().open("tbody");
    }

    /** Writes a row of the table; each cell knows its column's heading, which phones show beside it. */
    Html row(String... cells) {
        open("tr").element("th", cells[0], "scope", "row", "data-label", columns[0]);
        for (int i = 1; i < cells.length; i++) {
            element("td", cells[i], "data-label", columns[i]);
        }
        return end();
    }

    /** Ends a table. */
    Html endTable() {
        return close().close().end();
    }

    /** Ends the page. */
    String done() {
        while (!open.isEmpty()) {
            end();
        }
        return out.append("</html>\n").toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(each);
                default -> out.appendCodePoint(isAllowed(each) ? each : '\uFFFD');
            }
        });
    }

    /** HTML knows neither control characters nor halves of surrogate pairs. */
    private static boolean isAllowed(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
