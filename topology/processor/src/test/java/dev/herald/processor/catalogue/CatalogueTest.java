package dev.herald.processor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.OddPublication;
import dev.herald.processor.TestPublication;
import dev.herald.processor.context.Contexts;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CatalogueTest {

    private final Path dir;

    CatalogueTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void hostileWords_stayWords() throws IOException {
        String page = page("odd", Optional.empty());

        assertThat(page)
                .doesNotContain("<script", "<img", "<b>")
                .contains("&lt;script&gt;alert(&#39;doc&#39;)&lt;/script&gt; &amp; &quot;more&quot;")
                .contains("&lt;script&gt;alert(&#39;field&#39;)&lt;/script&gt;")
                .contains("&lt;script&gt;alert(&#39;part&#39;)&lt;/script&gt;")
                .contains(", by default &lt;b&gt;default&lt;/b&gt;")
                .contains("`z` \uFFFD end.");
    }

    @Test
    void pages_areWellFormed_andLinksLeadSomewhere() throws Exception {
        List<Path> pages = write(Optional.empty());

        assertThat(pages)
                .extracting(page -> page.getFileName().toString())
                .contains("index.html", "context-payments.html", "context-deliveries.html", "context-odd.html");
        for (Path page : pages) {
            NodeList links = parsed(page).getElementsByTagName("a");
            assertThat(links.getLength()).isPositive();
            for (int i = 0; i < links.getLength(); i++) {
                leadsSomewhere(page, ((Element) links.item(i)).getAttribute("href"));
            }
        }
    }

    @Test
    void pages_needNoNetworkAndNoScript() throws IOException {
        for (Path page : write(Optional.empty())) {
            assertThat(Files.readString(page))
                    .doesNotContain("<script", "<link", "<iframe", "@import", "url(")
                    .doesNotContainPattern("<[^>]* (src|on[a-z]+)=")
                    .doesNotContainPattern("https?://");
        }
    }

    @Test
    void event_isToldWhole() throws IOException {
        assertThat(page("odd", Optional.empty()))
                .contains("it.odd.public.told", "What rule &#39;told&#39; says.", "at least 5000 bytes")
                .contains("on PaymentRejected, gathered as &#39;payer&#39; from it.odd.domain.payment")
                .contains("looks up &#39;parties&#39;, of it.odd.domain.party, where it is there")
                .contains("when the expectation &#39;requested payments are settled&#39; is missed")
                .contains("an exact decimal number: 18 digits, 2 of them after the point")
                .contains("one of OTHER, LOW, HIGH; OTHER stands for what a reader does not know")
                .contains("&quot;money&quot; : &quot;12.34&quot;")
                .contains("No released versions.")
                .contains("it is told; ask-again to it.odd.command.ask, then stuck to it.odd.public.odd");
    }

    @Test
    void coverage_saysWhatBecomesOfEachType() throws IOException {
        assertThat(page("odd", Optional.empty()).replaceAll("<[^>]+>", "|").replaceAll("\\|+", "|"))
                .contains("|PaymentDrafted|it.odd.domain.payment|ignored on purpose|")
                .contains("|PaymentApproved|it.odd.domain.payment|gathered|gathering &#39;payer&#39;|")
                .contains("|PaymentInstructed|it.odd.domain.payment|leads to commands alone|rule &#39;ask&#39;|")
                .contains("|PaymentSettled|it.odd.domain.payment|unknown: neither published nor ignored|")
                .contains("|PartyRegistered|it.odd.domain.party|looked up|lookup &#39;parties&#39;|")
                .contains("1 type unknown.");
    }

    @Test
    void disclosures_areShown_withTheirReason() throws IOException {
        assertThat(page("test", Optional.empty()).replaceAll("<[^>]+>", "|").replaceAll("\\|+", "|"))
                .contains("|PaymentRejected.reason|it.test.public.declined|declinedBy|the payer must learn why|");
        assertThat(page("odd", Optional.empty())).contains("told of on purpose.</p><p>None.</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"released", "released/public"})
    void history_saysWhatEachVersionChanged(String folder) throws IOException {
        release(folder, 1, "{'name':'count','type':'int'},{'name':'old','type':'string'}");
        release(folder, 2, "{'name':'count','type':'long'},{'name':'flag','type':'boolean','doc':'words'}");
        release(folder, 3, "{'name':'count','type':'long'},{'name':'flag','type':'boolean','doc':'other words'}");

        assertThat(page("odd", Optional.of(dir.resolve("released"))).replaceAll("<[^>]+>", ""))
                .contains("Version 1: the first, with 2 fields")
                .contains("Version 2: field count: int became long; new field flag; field old is gone")
                .contains("Version 3: only words have changed")
                .contains("Deployed, not released: new field nothing; new field number");
    }

    private void release(String folder, int version, String fields) throws IOException {
        Path versions = Files.createDirectories(dir.resolve(folder).resolve("dev.herald.processor.OddRecord"));
        String schema =
                "{'type':'record','name':'OddRecord','namespace':'dev.herald.processor','fields':[" + fields + "]}";
        Files.writeString(versions.resolve(version + ".avsc"), schema.replace('\'', '"'));
    }

    private String page(String context, Optional<Path> released) throws IOException {
        write(released);
        return Files.readString(dir.resolve("out/context-" + context + ".html"));
    }

    private List<Path> write(Optional<Path> released) throws IOException {
        List<Declared> contexts = new ArrayList<>();
        for (PublicationSource source : Contexts.onClassPath()) {
            contexts.add(declared(source.publication()));
        }
        contexts.add(declared(OddPublication.PUBLICATION));
        contexts.add(declared(new TestPublication().publication()));
        return new Catalogue(contexts, new Released(released)).write(dir.resolve("out"));
    }

    private static Declared declared(Publication publication) {
        TopicPlan plan = TopicPlan.of(publication, new TopicWishes("it.", 3, -1, -1, Map.of()));
        return new Declared(publication, new TopicNames("it.", publication.context()), plan.specs());
    }

    /** The pages close every element but a few of the head, so that XML's parser reads them too. */
    private static Document parsed(Path page) throws Exception {
        String text = Files.readString(page).replaceFirst("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        Path xml = Files.writeString(page.resolveSibling(page.getFileName() + ".xml"), text);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
    }

    private static void leadsSomewhere(Path page, String address) throws IOException {
        Matcher link = Pattern.compile("([^#]*)(?:#(.+))?").matcher(address);
        assertThat(link.matches()).as(address).isTrue();
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertThat(target).exists();
        if (link.group(2) != null) {
            assertThat(Files.readString(target)).contains("id=\"" + link.group(2) + "\"");
        }
    }
}
