package io.penstock.cli;

import io.penstock.artifact.Digest;
import io.penstock.errors.DefinitionException;
import io.penstock.runtime.NodeReport;
import io.penstock.runtime.RunReport;
import io.penstock.runtime.Workspace;
import io.penstock.runtime.lineage.Lineage;
import io.penstock.runtime.lineage.LineageGraph;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an artifact was made from, or what was made from it. */
@Command(name = "lineage", description = "Shows what an artifact was made from, or what was made from it.")
final class LineageCommand extends LookingCommand {

    /** The forms of a graph. */
    enum Form {
        /** Lines of text, what follows under what it follows from. */
        TREE,
        /** The language of Graphviz. */
        DOT,
        /** The language of Mermaid, which Markdown pages show. */
        MERMAID,
        /** For programs. */
        JSON
    }

    private static final int LEAST_DIGITS = 8;

    @Parameters(
            paramLabel = "ARTIFACT",
            description = "A digest or its first eight digits or more, or RUN/NODE or RUN/NODE/OUTPUT.")
    String artifact = "";

    @Option(names = "--down", description = "Shows what was made from it; what it was made from by default.")
    boolean down;

    @Option(names = "--depth", paramLabel = "N", description = "How many executions far; all by default.")
    int depth = Lineage.UNLIMITED;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "tree",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    Form form = Form.TREE;

    @Override
    int on(Workspace workspace) {
        Digest from = digest(workspace);
        LineageGraph graph = down
                ? workspace.lineage().downstream(from, depth)
                : workspace.lineage().upstream(from, depth);
        Form wanted = json ? Form.JSON : form;
        json = wanted == Form.JSON;
        print(graph, new LineageText(graph, down).text(wanted, from));
        return ExitCode.OK;
    }

    private Digest digest(Workspace workspace) {
        if (artifact.contains("/")) {
            return output(workspace, List.of(artifact.split("/", 3)));
        }
        String hex = artifact.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        if (hex.length() < LEAST_DIGITS) {
            throw new DefinitionException(
                    "'%s' is too short. Give eight digits of the digest or more, or RUN/NODE.".formatted(artifact));
        }
        List<Digest> meant = new KnownArtifacts(workspace).startingWith(hex);
        if (meant.size() != 1) {
            throw new DefinitionException(
                    meant.isEmpty()
                            ? "There is no artifact '%s'. 'penstock artifacts' lists those of a run."
                                    .formatted(artifact)
                            : "'%s' may be any of these artifacts: %s."
                                    .formatted(artifact, meant.stream().limit(5).toList()));
        }
        return meant.get(0);
    }

    private static Digest output(Workspace workspace, List<String> names) {
        RunReport run = workspace.report(RunNames.find(workspace, names.get(0)).id());
        NodeReport node = run.node(names.get(1));
        return node.outputs().stream()
                .filter(output -> names.size() < 3 || output.port().equals(names.get(2)))
                .flatMap(output -> output.digest().stream())
                .findFirst()
                .orElseThrow(() -> new DefinitionException("Node '%s' of run '%s' has no such output. Its outputs: %s."
                        .formatted(
                                node.id(),
                                run.id(),
                                node.outputs().stream()
                                        .map(NodeReport.Output::port)
                                        .toList())));
    }
}
