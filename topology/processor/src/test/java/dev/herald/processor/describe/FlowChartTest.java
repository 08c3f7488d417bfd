package dev.herald.processor.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Publication;
import dev.herald.processor.OddPublication;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks flowcharts against the part of mermaid's grammar that they use, which is narrower than mermaid's own. */
class FlowChartTest {

    private static final String TEXT = "\"([\\p{L}\\p{N} .,:\\-_/+()']|#\\d+;)*\"";
    private static final Pattern FRAME = Pattern.compile("  subgraph (n\\d+)\\[" + TEXT + "]");
    private static final Pattern NODE =
            Pattern.compile("    (n\\d+)(\\[%1$s]|\\(%1$s\\)|\\[\\(%1$s\\)]|\\{\\{%1$s}})".formatted(TEXT));
    private static final Pattern EDGE = Pattern.compile("  (n\\d+) (-->|-\\.->)\\|" + TEXT + "\\| (n\\d+)");

    static Stream<Publication> publications() {
        return Documents.publications();
    }

    @ParameterizedTest
    @MethodSource("publications")
    void chart_isOfMermaidsGrammar_andJoinsWhatItNames(Publication publication) {
        List<String> lines =
                new ArrayList<>(FlowChart.of(publication, "it.").lines().toList());

        assertThat(lines.remove(0)).isEqualTo("flowchart LR");
        Set<String> known = new HashSet<>();
        boolean isOpen = false;
        for (String line : lines) {
            Matcher frame = FRAME.matcher(line);
            Matcher node = NODE.matcher(line);
            Matcher edge = EDGE.matcher(line);
            if (frame.matches()) {
                assertThat(isOpen).as("a frame in a frame: %s", line).isFalse();
                assertThat(known.add(frame.group(1))).as(line).isTrue();
                isOpen = true;
            } else if (line.equals("  end")) {
                assertThat(isOpen).as("an end without a frame").isTrue();
                isOpen = false;
            } else if (node.matches()) {
                assertThat(isOpen && known.add(node.group(1))).as(line).isTrue();
            } else {
                assertThat(edge.matches()).as(line).isTrue();
                assertThat(known).contains(edge.group(1), edge.group(edge.groupCount()));
            }
        }
        assertThat(isOpen).isFalse();
    }

    @Test
    void chart_showsEveryWayThroughThePublication() {
        String chart = FlowChart.of(OddPublication.PUBLICATION, "it.");

        assertThat(names(chart))
                .contains("it.odd.domain.payment -> odd: PaymentRejected")
                .contains("it.odd.domain.party -> lookup parties: PartyRegistered")
                .contains("lookup parties -> odd: optional")
                .contains("lookup parties -> odd: required")
                .contains("odd -> it.odd.public.odd: OddRecord")
                .contains("it.odd.domain.payment -> gathering payer: PaymentRejected, PaymentApproved")
                .contains("gathering payer -> told: PaymentRejected")
                .contains("ask -> it.odd.command.ask: PartyRenamed")
                .contains("expected: requested payments are settled, within PT24H -> it.odd.supervision: missed")
                .contains("expected: requested payments are settled, within PT24H -> ask-again: missed")
                .contains("expected: requested payments are settled, within PT24H -> stuck: still missed")
                .contains("Herald: odd -> it.odd.dead-letters: what fails");
    }

    @Test
    void text_thatCouldBeMarkup_isEscaped() {
        Mermaid chart = new Mermaid();

        chart.node("a", "x\"] --> <b>`#;\n\u0001end", Mermaid.Shape.BOX);

        assertThat(chart.text()).isEqualTo("flowchart LR\n  n1[\"x#34;#93; --#62; #60;b#62;#96;#35;#59;  end\"]\n");
    }

    /** Returns the edges, with the texts of the nodes that they join. */
    private static List<String> names(String chart) {
        List<String> edges = new ArrayList<>();
        Pattern text = Pattern.compile("(?m)^.*?(n\\d+)[\\[({]+\"(.*?)\"");
        String named = chart;
        for (Matcher node = text.matcher(chart); node.find(); ) {
            named = named.replaceAll("\\b" + node.group(1) + "\\b(?![\\[({])", node.group(2));
        }
        named.lines()
                .filter(line -> line.contains("|\""))
                .map(line -> line.strip().replaceFirst("(.*) -\\.?->\\|\"(.*)\"\\| (.*)", "$1 -> $3: $2"))
                .forEach(edges::add);
        return edges;
    }
}
