package dev.herald.processor.describe;

import java.util.HashMap;
import java.util.Map;

/** Writes a mermaid flowchart. Names become ids of mermaid's own alphabet, and texts are escaped. */
final class Mermaid {

    /** The shape of a node. */
    enum Shape {
        BOX("[", "]"),
        ROUND("(", ")"),
        STORE("[(", ")]"),
        HEXAGON("{{", "}}");

        private final String left;
        private final String right;

        Shape(String left, String right) {
            this.left = left;
            this.right = right;
        }
    }

    private final StringBuilder lines = new StringBuilder("flowchart LR\n");
    private final Map<String, String> ids = new HashMap<>();
    private String indent = "  ";

    /** Opens a frame around the nodes that follow. */
    void open(String name, String text) {
        line("subgraph " + id(name) + "[" + quoted(text) + "]");
        indent = "    ";
    }

    void close() {
        indent = "  ";
        line("end");
    }

    void node(String name, String text, Shape shape) {
        line(id(name) + shape.left + quoted(text) + shape.right);
    }

    void arrow(String from, String to, String text) {
        edge(from, "-->", to, text);
    }

    void dotted(String from, String to, String text) {
        edge(from, "-.->", to, text);
    }

    private void edge(String from, String arrow, String to, String text) {
        line(id(from) + " " + arrow + "|" + quoted(text) + "| " + id(to));
    }

    /** Returns the chart, in lines. */
    String text() {
        return lines.toString();
    }

    private void line(String line) {
        lines.append(indent).append(line).append('\n');
    }

    private String id(String name) {
        return ids.computeIfAbsent(name, each -> "n" + (ids.size() + 1));
    }

    /** Everything that could end the text, or begin markup, becomes mermaid's form of a character's number. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (Character.isLetterOrDigit(each) || " .,:-_/+()'".indexOf(each) >= 0) {
                quoted.appendCodePoint(each);
            } else if (Character.isWhitespace(each) || Character.isISOControl(each)) {
                quoted.append(' ');
            } else {
                quoted.append('#').append(each).append(';');
            }
        });
        return quoted.append('"').toString();
    }
}
