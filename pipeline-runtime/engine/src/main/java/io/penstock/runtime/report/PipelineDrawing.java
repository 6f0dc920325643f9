package io.penstock.runtime.report;

import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Svg;
import io.penstock.runtime.metadata.Event;
import io.penstock.runtime.report.Layers.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the nodes of a run and how they follow each other: from left to right where the page is wide enough for all layers,
 * else from top to bottom.
 */
final class PipelineDrawing {

    private static final double PAGE = 1146;
    private static final double WIDTH = 152;
    private static final double HEIGHT = 44;
    private static final double LEAST_GAP = 18;
    private static final double MARGIN = 2;
    private static final int LETTERS = 19;

    private final List<Reported.Node> nodes;
    private final Layers graph;
    private final boolean sideways;
    private final double pitch;
    private final double across;

    /** Lays the nodes of a run out. */
    PipelineDrawing(List<Reported.Node> nodes) {
        this.nodes = nodes;
        this.graph = Layers.of(sources(nodes));
        int layers = graph.layers().size();
        this.sideways = layers * (WIDTH + LEAST_GAP) - LEAST_GAP <= PAGE;
        this.pitch = sideways ? WIDTH + Math.min(30, (PAGE - layers * WIDTH) / Math.max(1, layers - 1)) : HEIGHT + 26;
        this.across = new Placement(sideways ? HEIGHT : WIDTH, 4, sideways ? 12 : 16).place(graph);
    }

    /** Returns whether it runs from left to right; else it is high and narrow. */
    boolean isSideways() {
        return sideways;
    }

    /** Returns the drawing. */
    Html toHtml() {
        double along = (graph.layers().size() - 1) * pitch + (sideways ? WIDTH : HEIGHT);
        Svg svg = Svg.of(2 * MARGIN + (sideways ? along : across), 2 * MARGIN + (sideways ? across : along), label());
        List<Spot> spots = graph.layers().stream().flatMap(List::stream).toList();
        spots.forEach(from -> from.below.forEach(to -> svg.path("edge", edge(from, to))));
        spots.stream().filter(Spot::isBend).forEach(bend -> svg.path("edge", through(bend)));
        spots.stream().filter(spot -> !spot.isBend()).forEach(spot -> svg.add(box(spot)));
        return svg.toHtml();
    }

    private static List<List<Integer>> sources(List<Reported.Node> nodes) {
        Map<String, Integer> indices = new HashMap<>();
        List<List<Integer>> sources = new ArrayList<>();
        for (Reported.Node node : nodes) {
            sources.add(node.after().stream()
                    .distinct()
                    .filter(indices::containsKey)
                    .map(indices::get)
                    .toList());
            indices.put(node.id(), indices.size());
        }
        return sources;
    }

    private String label() {
        long executed = nodes.stream()
                .filter(n -> n.outcome() == Event.Outcome.EXECUTED)
                .count();
        long cached =
                nodes.stream().filter(n -> n.outcome() == Event.Outcome.CACHED).count();
        return "Pipeline graph: %s, %d executed, %d from the cache, %d otherwise"
                .formatted(
                        Figures.counted(nodes.size(), "node", "nodes"),
                        executed,
                        cached,
                        nodes.size() - executed - cached);
    }

    private String edge(Spot from, Spot to) {
        double start = MARGIN + from.layer * pitch + length();
        double end = MARGIN + to.layer * pitch;
        double middle = (start + end) / 2;
        return "M" + at(start, from.position) + "C" + at(middle, from.position) + " " + at(middle, to.position) + " "
                + at(end, to.position);
    }

    private String through(Spot bend) {
        double start = MARGIN + bend.layer * pitch;
        return "M" + at(start, bend.position) + "L" + at(start + length(), bend.position);
    }

    private double length() {
        return sideways ? WIDTH : HEIGHT;
    }

    private String at(double along, double position) {
        double side = MARGIN + position;
        return sideways ? Svg.at(along) + " " + Svg.at(side) : Svg.at(side) + " " + Svg.at(along);
    }

    private Html box(Spot spot) {
        Reported.Node node = nodes.get(spot.node);
        double along = MARGIN + spot.layer * pitch;
        double side = MARGIN + spot.position - (sideways ? HEIGHT : WIDTH) / 2;
        String corner = sideways ? Svg.at(along) + " " + Svg.at(side) : Svg.at(side) + " " + Svg.at(along);
        Outcomes how = Outcomes.of(node);
        return Html.of("a")
                .with("href", "#" + NodeTable.anchor(node.id()))
                .add(Html.of("g")
                        .styled("node " + how.mark().style())
                        .with("transform", "translate(" + corner.replace(' ', ',') + ")")
                        .add(
                                Html.of(
                                        "title",
                                        node.id() + ": " + how.word()
                                                + (node.reason().isEmpty() ? "" : ", " + node.reason())),
                                rect("back", WIDTH).with("rx", "6"),
                                rect("bar", 4).with("rx", "2"),
                                text("t", 19, shortened(node.id())),
                                text("s", 35, how.sign() + " " + how.brief(node))));
    }

    private static Html rect(String style, double width) {
        return Html.of("rect").styled(style).with("width", Svg.at(width)).with("height", Svg.at(HEIGHT));
    }

    private static Html text(String style, double y, String text) {
        return Html.of("text", text).styled(style).with("x", "14").with("y", Svg.at(y));
    }

    private static String shortened(String id) {
        return id.length() <= LETTERS ? id : id.substring(0, LETTERS - 1) + "…";
    }
}
