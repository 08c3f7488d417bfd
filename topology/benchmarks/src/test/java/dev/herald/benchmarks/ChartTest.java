package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    @Test
    void line_goesFromLeftToRight_andHigherForMore() throws Exception {
        Chart chart = new Chart();
        chart.add("partitions", 16, result("herald", 2000));
        chart.add("partitions", 1, result("herald", 1000));
        chart.add("partitions", 4, result("raw", 4000));

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        Element herald = (Element) svg.getElementsByTagName("polyline").item(0);
        assertThat(herald.getAttribute("points").strip()).isEqualTo("60.0,180.0 400.0,130.0");
    }

    @Test
    void rounds_areDrawnAsTheirMedian() {
        Chart chart = new Chart();
        for (double rate : new double[] {100, 4000, 1000}) {
            chart.add("partitions", 4, result("raw", rate));
        }

        assertThat(chart.svg()).contains("1,000</text>").doesNotContain("4,000");
    }

    @Test
    void sizes_standSideBySide_whateverTheyAre_nothingToo() {
        Chart chart = new Chart();
        for (int size : new int[] {1_000_000, 0, 100_000}) {
            chart.add("payments that never settle", size, result("herald", 1000));
        }

        assertThat(chart.svg()).contains("points=\"60.0,30.0 230.0,30.0 400.0,30.0 \"");
    }

    private static Result result(String contender, double rate) {
        return new Result("partitions", contender, 1, Map.of("eventsPerSecond", rate), 1, true);
    }
}
