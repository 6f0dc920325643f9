package io.penstock.runtime.report;

import io.penstock.report.Html;
import io.penstock.report.Stylesheet;
import java.io.IOException;
import java.util.List;

/** Puts the report of a run together. */
final class Page {

    /** A browser is told to fetch nothing and to run nothing, whatever a section brings. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String HEAD = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">";

    private final Reported run;
    private final Exhibits exhibits;
    private final Sections sections;

    /** Takes what is shown. */
    Page(Reported run, Exhibits exhibits, Sections sections) {
        this.run = run;
        this.exhibits = exhibits;
        this.sections = sections;
    }

    /** Returns the page as one HTML document. */
    String toDocument() throws IOException {
        StringBuilder out = new StringBuilder(1 << 16).append(HEAD);
        Html.of("title", run.pipeline() + " · run " + run.number()).writeTo(out);
        out.append("<style>\n").append(Stylesheet.css()).append("</style></head><body>\n");
        new Headline(run, exhibits, sections.headlines()).toHtml().writeTo(out);
        Html.of("main")
                .add(pipeline())
                .addAll(sections.render())
                .add(artifacts())
                .writeTo(out);
        return out.append("\n</body></html>\n").toString();
    }

    private Html pipeline() {
        PipelineDrawing drawing = new PipelineDrawing(run.nodes());
        Html graph = Html.of("div").styled("dag scroll").add(drawing.toHtml());
        Html nodes = Html.of("div").styled("wide").add(NodeTable.ofNodes(run.nodes()));
        Html card = Html.of("div").styled("card");
        card.add(drawing.isSideways() ? graph : Html.of("div").styled("columns").add(graph, nodes));
        Html section = Html.of("section").add(Html.of("h2", "Pipeline"), card);
        return drawing.isSideways() ? section.add(Html.of("div").styled("card").add(nodes)) : section;
    }

    private Html artifacts() {
        List<Reported.Node> nodes = run.nodes();
        return Html.of("section")
                .add(Html.of("h2", "Artifacts"), Html.of("div").styled("card").add(NodeTable.ofArtifacts(nodes)));
    }
}
