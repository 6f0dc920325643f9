package io.penstock.runtime.report;

import io.penstock.report.Figures;
import io.penstock.report.Html;
import io.penstock.report.Table;
import io.penstock.runtime.metadata.Event;
import java.util.List;

/** Lists the nodes of a run, and what they made. */
final class NodeTable {

    private NodeTable() {}

    /** Returns the nodes with outcome, time and reason. */
    static Html ofNodes(List<Reported.Node> nodes) {
        Table table = Table.of("Nodes of the run")
                .column("Node")
                .column("Outcome")
                .numbers("Time")
                .reasons("Because");
        for (Reported.Node node : nodes) {
            Outcomes how = Outcomes.of(node);
            Html name = Html.of("span", node.id()).with("id", anchor(node.id()));
            table.row(name, how.mark().tag(how.word()), Figures.duration(node.took()), because(node));
        }
        return table.toHtml();
    }

    /** Returns the artifacts of the nodes with type, size and digest. */
    static Html ofArtifacts(List<Reported.Node> nodes) {
        Table table = Table.of("Artifacts of the run")
                .column("Artifact")
                .column("Type")
                .numbers("Size")
                .column("Digest");
        for (Reported.Node node : nodes) {
            for (Event.OutputRecord output : node.outputs()) {
                String size = output.digest().isPresent() ? Figures.bytes(output.bytes()) : "";
                table.row(node.id() + "/" + output.port(), shortType(output.type()), size, content(output));
            }
        }
        return table.toHtml();
    }

    /** Returns the place of a node on the page. */
    static String anchor(String node) {
        return "node-" + node;
    }

    /** Returns a type's name without packages, {@code List<Model>}. */
    static String shortType(String type) {
        StringBuilder out = new StringBuilder();
        int word = 0;
        for (int i = 0; i <= type.length(); i++) {
            if (i == type.length() || !Character.isJavaIdentifierPart(type.charAt(i)) && type.charAt(i) != '.') {
                String name = type.substring(word, i);
                out.append(name.substring(name.lastIndexOf('.') + 1));
                out.append(type, i, Math.min(i + 1, type.length()));
                word = i + 1;
            }
        }
        return out.toString();
    }

    private static String because(Reported.Node node) {
        String saved =
                node.saved().map(time -> "saved " + Figures.duration(time)).orElse("");
        return node.reason().isEmpty() ? saved : saved.isEmpty() ? node.reason() : node.reason() + "; " + saved;
    }

    private static Html content(Event.OutputRecord output) {
        return output.digest()
                .map(digest -> Html.of("code", digest.brief()))
                .orElseGet(() -> Html.of("span", "withheld: " + output.withheld()));
    }
}
