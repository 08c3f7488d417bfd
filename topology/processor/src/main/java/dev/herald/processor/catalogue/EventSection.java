package dev.herald.processor.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Enrichment;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Presence;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Rule;
import dev.herald.processor.describe.Docs;
import dev.herald.processor.describe.Example;
import dev.herald.processor.describe.Meaning;
import dev.herald.processor.describe.Publisher;
import dev.herald.processor.topic.TopicSpec;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** All about one public event. */
final class EventSection {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Declared declared;
    private final Schema contract;
    private final List<Publisher> publishers;
    private final Html html;

    EventSection(Declared declared, Schema contract, List<Publisher> publishers, Html html) {
        this.declared = declared;
        this.contract = contract;
        this.publishers = publishers;
        this.html = html;
    }

    /** Returns the part of the page that is about a contract, for links to it. */
    static String anchor(Schema contract) {
        return "event-" + contract.getFullName();
    }

    void write(Released released) throws IOException {
        html.open("section", "id", anchor(contract)).element("h2", contract.getName());
        Docs docs = Docs.of(contract);
        html.element(
                "p", docs.text().isEmpty() ? "The contract says nothing of itself." : docs.text(), "class", "docs");
        html.open("p").text("Full name, and ").element("code", "ce_type").text(": ");
        html.element("code", contract.getFullName()).close();
        publishers.stream().map(Publisher::target).distinct().forEach(this::topic);
        causes();
        html.element("h3", "Fields");
        FieldTables.write(contract, html);
        example();
        html.element("h3", "Versions");
        History.write(contract, released.versions(contract), html);
        html.end();
    }

    private void topic(PublicTopic<?> topic) {
        TopicSpec spec = declared.spec(topic);
        html.element("h3", "Topic").open("dl");
        entry("Name", spec.name());
        entry("Style", Meaning.title(topic.style()));
        entry("For a reader", Meaning.of(topic));
        entry("Partitions", Integer.toString(spec.partitions()));
        entry(
                "Key",
                Meaning.key(publishers.stream()
                        .filter(each -> each.target().equals(topic))
                        .toList()));
        html.open("div").element("dt", "Headers").open("dd");
        html.link("#headers", "those of every event").close().close();
        html.close();
    }

    private void entry(String term, String text) {
        html.open("div").element("dt", term).element("dd", text).close();
    }

    private void causes() {
        html.element("h3", "What causes it").open("ul");
        for (Publisher publisher : publishers) {
            html.open("li").element("strong", publisher.label()).text(": ");
            html.text(cause(publisher)).close();
        }
        html.close();
    }

    /** Returns why something publishes, with the domain events by name. */
    private String cause(Publisher publisher) {
        Rule rule = publisher.rule();
        if (rule == null) {
            Expectation missed = Objects.requireNonNull(publisher.missed());
            return "when the expectation '" + missed.name() + "' is missed: after "
                    + missed.opening().type().getSimpleName();
        }
        return "on " + Words.types(rule.types()) + from(rule.source())
                + (rule.enrichments().isEmpty() ? "" : "; looks up " + lookups(rule.enrichments()));
    }

    /** A gathering's events are on the topics that they were gathered from. */
    private String from(DomainTopic<?> source) {
        Optional<Gathering<?>> gathering = gathering(source);
        String topics = gathering
                .map(each -> each.members().values().stream().map(Gathering.Member::source))
                .orElseGet(() -> Stream.of(source))
                .map(declared.names()::domain)
                .distinct()
                .collect(Collectors.joining(", "));
        return gathering
                .map(each -> ", gathered as '" + each.name() + "' from " + topics)
                .orElse(" of " + topics);
    }

    private Optional<Gathering<?>> gathering(DomainTopic<?> source) {
        return declared.publication().gatherings().stream()
                .filter(each -> each.events().equals(source))
                .findFirst()
                .map(each -> each);
    }

    private String lookups(Collection<Enrichment> enrichments) {
        return enrichments.stream()
                .map(each -> "'" + each.lookup().name() + "', of "
                        + declared.names().domain(each.lookup().topic())
                        + (each.presence() == Presence.REQUIRED ? ", which must be there" : ", where it is there"))
                .collect(Collectors.joining("; "));
    }

    private void example() {
        html.element("h3", "Example");
        html.element("p", "Made up; as Herald and its tools show a record, with times and decimals as text.");
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Example.natural(contract));
            html.open("pre", "tabindex", "0").element("code", text).end();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example that has no JSON form: " + contract.getFullName(), e);
        }
    }
}
