package dev.herald.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Throughput over size as SVG: a panel for each thing that grows, a line for each contender; sizes evenly apart. */
final class Chart {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 60;
    private static final List<String> COLOURS =
            List.of("#444444", "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd");

    /** Medians of the rounds: what grows, then contender, then size. */
    private final Map<String, Map<String, NavigableMap<Integer, List<Double>>>> panels = new LinkedHashMap<>();

    void add(String grows, int size, Result result) {
        Double rate = result.figures().get("eventsPerSecond");
        if (rate == null) {
            throw new IllegalArgumentException(result.what() + ": no eventsPerSecond to draw");
        }
        panels.computeIfAbsent(grows, each -> new LinkedHashMap<>())
                .computeIfAbsent(result.contender(), each -> new TreeMap<>())
                .computeIfAbsent(size, each -> new ArrayList<>())
                .add(rate);
    }

    boolean isEmpty() {
        return panels.isEmpty();
    }

    /** Returns the document. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        write(svg, " width=\"%d\" height=\"%d\"", WIDTH, HEIGHT * panels.size());
        svg.append(" font-family=\"sans-serif\" font-size=\"11\">\n");
        int top = 0;
        for (Map.Entry<String, Map<String, NavigableMap<Integer, List<Double>>>> panel : panels.entrySet()) {
            write(svg, "<g transform=\"translate(0,%d)\">\n", top);
            write(svg, "<text x=\"%d\" y=\"16\">events/s over %s</text>\n", MARGIN, panel.getKey());
            panel(svg, panel.getValue());
            svg.append("</g>\n");
            top += HEIGHT;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Map<String, NavigableMap<Integer, List<Double>>> lines) {
        Scale scale = Scale.of(lines);
        write(svg, "<text x=\"2\" y=\"%.0f\">%,.0f</text>\n", scale.y(scale.top()), scale.top());
        write(svg, "<text x=\"2\" y=\"%.0f\">0</text>\n", scale.y(0));
        for (int size : scale.sizes()) {
            write(svg, "<text x=\"%.0f\" y=\"%d\">%,d</text>\n", scale.x(size), HEIGHT - MARGIN / 2 + 12, size);
        }
        int line = 0;
        for (Map.Entry<String, NavigableMap<Integer, List<Double>>> each : lines.entrySet()) {
            line(svg, each.getKey(), each.getValue(), scale, line++);
        }
    }

    private static void line(
            StringBuilder svg, String contender, NavigableMap<Integer, List<Double>> rates, Scale scale, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        write(svg, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour);
        rates.forEach((size, rounds) -> write(svg, "%.1f,%.1f ", scale.x(size), scale.y(median(rounds))));
        svg.append("\"/>\n");
        int y = MARGIN / 2 + 14 * number;
        write(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n", WIDTH - MARGIN, y, colour, contender);
    }

    private static double median(List<Double> rounds) {
        return Percentiles.median(
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static void write(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /** From sizes and rates to places in a panel. */
    private record Scale(List<Integer> sizes, double top) {
        static Scale of(Map<String, NavigableMap<Integer, List<Double>>> lines) {
            List<Integer> sizes = lines.values().stream()
                    .flatMap(line -> line.keySet().stream())
                    .distinct()
                    .sorted()
                    .toList();
            double top = lines.values().stream()
                    .flatMap(line -> line.values().stream())
                    .mapToDouble(Chart::median)
                    .max()
                    .orElseThrow();
            return new Scale(sizes, top);
        }

        double x(int size) {
            double part = sizes.size() == 1 ? 0.5 : sizes.indexOf(size) / (sizes.size() - 1.0);
            return MARGIN + part * (WIDTH - 3 * MARGIN);
        }

        double y(double rate) {
            return HEIGHT - MARGIN / 2.0 - rate / top * (HEIGHT - MARGIN);
        }
    }
}
