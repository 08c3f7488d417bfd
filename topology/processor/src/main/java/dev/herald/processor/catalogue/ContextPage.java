package dev.herald.processor.catalogue;

import dev.herald.engine.publication.Disclosure;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Sign;
import dev.herald.processor.describe.Coverage;
import dev.herald.processor.describe.Docs;
import dev.herald.processor.describe.HeaderField;
import dev.herald.processor.describe.Publisher;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** The page of one context. */
final class ContextPage {

    private final Declared declared;
    private final Released released;
    private final Html html;

    ContextPage(Declared declared, Released released, String style) {
        this.declared = declared;
        this.released = released;
        this.html = Html.page(declared.publication().context() + ": what it tells the world", style);
    }

    /**
     * Returns the page: one line a part.
     *
     * @throws IOException when a released version cannot be read
     */
    String text() throws IOException {
        head();
        for (Map.Entry<Schema, List<Publisher>> event : declared.events().entrySet()) {
            new EventSection(declared, event.getKey(), event.getValue(), html).write(released);
        }
        headers();
        commands();
        expectations();
        disclosures();
        coverage();
        return html.done();
    }

    private void head() {
        html.element("a", "Skip to the events", "class", "skip", "href", "#main");
        html.open("header").open("nav", "aria-label", "Catalogue");
        html.link("index.html", "All contexts").close();
        html.element("h1", declared.publication().context());
        html.element("p", summary());
        html.open("nav", "aria-label", "On this page").open("ul");
        declared.events().keySet().forEach(each -> entry("#" + EventSection.anchor(each), each.getName()));
        entry("#headers", "Headers");
        entry("#commands", "Commands");
        entry("#expectations", "Expectations");
        entry("#disclosures", "Disclosures");
        entry("#coverage", "Coverage");
        html.close().close().end();
        html.open("main", "id", "main");
    }

    private String summary() {
        return Words.count(declared.events().size(), "public event") + ", "
                + Words.count(declared.commands().size(), "command") + ", "
                + Words.count(declared.publication().expectations().size(), "expectation") + ".";
    }

    private void entry(String address, String text) {
        html.open("li").link(address, text).close();
    }

    private void headers() {
        html.open("section", "id", "headers").element("h2", "Headers");
        html.element("p", "The envelope of every public event: CloudEvents 1.0 in Kafka's binary mode.");
        html.table("Headers of every public event", "Header", "Meaning", "Always there");
        for (HeaderField field : HeaderField.ALL) {
            html.row(field.name(), field.meaning(), field.isAlways() ? "yes" : "no");
        }
        html.endTable().end();
    }

    private void commands() {
        html.open("section", "id", "commands").element("h2", "Commands");
        html.element("p", "What other parts of this context are asked to do. Not public.");
        if (declared.commands().isEmpty()) {
            html.element("p", "None.");
        } else {
            html.table("Commands", "Command", "Meaning", "Topic", "Asked by");
            declared.commands()
                    .forEach((contract, publishers) -> html.row(
                            contract.getName(), Docs.of(contract).text(), topics(publishers), labels(publishers)));
            html.endTable();
        }
        html.end();
    }

    private String topics(List<Publisher> publishers) {
        return publishers.stream()
                .map(each -> declared.names().published(each.target()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String labels(List<Publisher> publishers) {
        return publishers.stream().map(Publisher::label).collect(Collectors.joining(", "));
    }

    private void expectations() {
        html.open("section", "id", "expectations").element("h2", "Expectations");
        html.element("p", "What must happen, and is told of on the supervision topic where it does not.");
        if (declared.publication().expectations().isEmpty()) {
            html.element("p", "None.");
        } else {
            html.table("Expectations", "Expectation", "After", "One of", "Time", "Where it is missed");
            declared.publication().expectations().values().forEach(this::expectation);
            html.endTable();
        }
        html.end();
    }

    private void expectation(Expectation expectation) {
        String repairs = expectation
                .repairs()
                .all()
                .map(each -> each.name() + " to " + declared.names().published(each.target()))
                .collect(Collectors.joining(", then "));
        html.row(
                expectation.name(),
                expectation.opening().type().getSimpleName(),
                Words.types(expectation.outcomes().stream().map(Sign::type).toList()),
                expectation.span(),
                repairs.isEmpty() ? "it is told" : "it is told; " + repairs);
    }

    private void disclosures() {
        html.open("section", "id", "disclosures").element("h2", "Disclosures");
        html.element("p", "Confidential and personal data of domain events that others are told of on purpose.");
        if (declared.publication().disclosures().isEmpty()) {
            html.element("p", "None.");
        } else {
            html.table("Disclosures", "Data", "Told on", "There", "Why");
            declared.publication().disclosures().forEach(this::disclosure);
            html.endTable();
        }
        html.end();
    }

    private void disclosure(Disclosure disclosure) {
        PublicTopic<?> topic = disclosure.topic();
        html.row(
                disclosure.type().getSimpleName() + "." + disclosure.field(),
                topic == null
                        ? declared.names().supervision()
                        : declared.names().published(topic),
                disclosure.place().text(),
                disclosure.reason());
    }

    private void coverage() {
        List<Coverage> all = Coverage.of(declared.publication());
        long unknown = all.stream()
                .filter(each -> each.status() == Coverage.Status.UNKNOWN)
                .count();
        html.open("section", "id", "coverage").element("h2", "Coverage");
        html.element(
                "p",
                "What becomes of each type of domain event. "
                        + (unknown == 0 ? "All are accounted for." : Words.count((int) unknown, "type") + " unknown."));
        html.table("Domain events", "Domain event", "Topic", "What becomes of it", "By");
        for (Coverage each : all) {
            html.row(
                    each.type().getSimpleName(),
                    declared.names().domain(each.source()),
                    each.status().text(),
                    String.join(", ", each.by()));
        }
        html.endTable().end();
    }
}
