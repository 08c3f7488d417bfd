package dev.herald.processor.catalogue;

import dev.herald.processor.describe.Docs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The catalogue of some contexts: a page for each, and one that leads to them. Pages need no network and no script. */
public final class Catalogue {

    private static final String INDEX = "index.html";

    private final List<Declared> contexts;
    private final Released released;

    /** Creates the catalogue of these contexts. */
    public Catalogue(List<Declared> contexts, Released released) {
        this.contexts = contexts;
        this.released = released;
    }

    /**
     * Writes the pages, over those of the same names.
     *
     * @param folder where to; it is made where it is missing
     * @return the pages that were written
     * @throws IOException when a page cannot be written, or a released version cannot be read
     */
    public List<Path> write(Path folder) throws IOException {
        String style = style();
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        written.add(Files.writeString(folder.resolve(INDEX), index(style)));
        for (Declared each : contexts) {
            String page = new ContextPage(each, released, style).text();
            written.add(Files.writeString(folder.resolve(page(each)), page));
        }
        return written;
    }

    /** No context's page can be the index: it is named after its kind too. */
    private static String page(Declared declared) {
        return "context-" + declared.publication().context() + ".html";
    }

    private String index(String style) {
        Html html = Html.page("Catalogue of integration events", style);
        html.open("header").element("h1", "Catalogue of integration events");
        html.element("p", "What each context tells the world.").end();
        html.open("main", "id", "main");
        for (Declared each : contexts) {
            html.open("section").open("h2");
            html.link(page(each), each.publication().context()).close().open("ul");
            each.events().keySet().forEach(contract -> {
                html.open("li").link(page(each) + "#" + EventSection.anchor(contract), contract.getName());
                html.text(" " + Docs.of(contract).summary()).close();
            });
            html.close().end();
        }
        return html.done();
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("style.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
