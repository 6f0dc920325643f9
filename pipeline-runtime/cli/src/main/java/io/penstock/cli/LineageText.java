package io.penstock.cli;

import io.penstock.artifact.Digest;
import io.penstock.runtime.lineage.ExecutionNode;
import io.penstock.runtime.lineage.LineageGraph;
import io.penstock.runtime.lineage.LineageGraph.Edge;
import io.penstock.runtime.lineage.LineageGraph.Role;
import io.penstock.runtime.metadata.ExecutionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A graph of artifacts and executions in the languages that show it.
 *
 * @param graph what is shown
 * @param down whether it goes from what was read to what was written
 */
record LineageText(LineageGraph graph, boolean down) {

    private static final String INDENT = "  ";

    String text(LineageCommand.Form form, Digest from) {
        return switch (form) {
            case TREE -> new Tree(this).of(from);
            case DOT -> dot();
            case MERMAID -> mermaid();
            case JSON -> "";
        };
    }

    /** Writes each artifact once with what is behind it; where it comes again, its name alone. */
    private static final class Tree {

        private final Map<Digest, List<Edge>> byArtifact;
        private final Map<ExecutionId, List<Edge>> byExecution;
        private final Map<Digest, String> types;
        private final boolean down;
        private final Set<Digest> shown = new HashSet<>();
        private final StringBuilder text = new StringBuilder();

        Tree(LineageText lineage) {
            down = lineage.down;
            byArtifact = lineage.grouped(Edge::artifact);
            byExecution = lineage.grouped(Edge::execution);
            types = lineage.types();
        }

        String of(Digest root) {
            artifact(root, "");
            return text.toString();
        }

        private void artifact(Digest digest, String indent) {
            boolean isNew = shown.add(digest);
            line(indent, types.getOrDefault(digest, "artifact") + " " + digest.brief() + (isNew ? "" : " (above)"));
            if (isNew) {
                byArtifact.getOrDefault(digest, List.of()).stream()
                        .filter(edge -> (edge.role() == Role.READ) == down)
                        .forEach(edge -> execution(edge, indent + INDENT));
            }
        }

        private void execution(Edge edge, String indent) {
            String verb = down ? "read by " : edge.role() == Role.FOUND ? "found by " : "written by ";
            line(indent, verb + name(edge.execution()));
            byExecution.getOrDefault(edge.execution(), List.of()).stream()
                    .filter(other -> (other.role() == Role.READ) != down)
                    .forEach(other -> artifact(other.artifact(), indent + INDENT));
        }

        private static String name(ExecutionId id) {
            String node = id.item().isEmpty() ? id.node() : "%s[%s]".formatted(id.node(), id.item());
            return "%s/%s".formatted(id.run(), node);
        }

        private void line(String indent, String line) {
            text.append(indent).append(line).append(System.lineSeparator());
        }
    }

    private String dot() {
        StringBuilder text = new StringBuilder("digraph lineage {%n  rankdir=LR;%n".formatted());
        Map<Object, String> names = names();
        Map<Digest, String> types = types();
        graph.artifacts()
                .forEach(digest -> text.append("  %s [shape=note, label=\"%s\\n%s\"];%n"
                        .formatted(names.get(digest), types.getOrDefault(digest, ""), digest.brief())));
        graph.executions()
                .forEach(node -> text.append("  %s [shape=box, label=\"%s\\n%s\"];%n"
                        .formatted(
                                names.get(node.id()),
                                quoted(node.id().node()),
                                quoted(node.id().run()))));
        graph.edges().forEach(edge -> text.append("  %s;%n".formatted(arrow(edge, names, " -> "))));
        return text.append("}").toString();
    }

    private String mermaid() {
        StringBuilder text = new StringBuilder("flowchart LR%n".formatted());
        Map<Object, String> names = names();
        Map<Digest, String> types = types();
        graph.artifacts()
                .forEach(digest -> text.append("  %s([\"%s %s\"])%n"
                        .formatted(names.get(digest), types.getOrDefault(digest, ""), digest.brief())));
        graph.executions()
                .forEach(node -> text.append("  %s[\"%s\"]%n"
                        .formatted(names.get(node.id()), node.id().node().replace("\"", "#quot;"))));
        graph.edges().forEach(edge -> text.append("  %s%n".formatted(arrow(edge, names, " --> "))));
        return text.toString();
    }

    private static String arrow(Edge edge, Map<Object, String> names, String arrow) {
        String artifact = names.getOrDefault(edge.artifact(), "?");
        String execution = names.getOrDefault(edge.execution(), "?");
        return edge.role() == Role.READ ? artifact + arrow + execution : execution + arrow + artifact;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Names that every language takes. */
    private Map<Object, String> names() {
        Map<Object, String> names = new HashMap<>();
        graph.artifacts().forEach(digest -> names.put(digest, "a" + names.size()));
        graph.executions().stream().map(ExecutionNode::id).forEach(id -> names.put(id, "e" + names.size()));
        return names;
    }

    private Map<Digest, String> types() {
        return graph.edges().stream()
                .collect(Collectors.toMap(Edge::artifact, edge -> simple(edge.type()), (one, other) -> one));
    }

    /** The name of a type without packages, those of its arguments included. */
    static String simple(String type) {
        return type.replaceAll("[\\w.]*[.$]", "");
    }

    private <K> Map<K, List<Edge>> grouped(Function<Edge, K> key) {
        return graph.edges().stream().collect(Collectors.groupingBy(key));
    }
}
