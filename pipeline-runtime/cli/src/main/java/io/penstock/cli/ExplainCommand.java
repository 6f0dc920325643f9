package io.penstock.cli;

import io.penstock.runtime.Workspace;
import io.penstock.runtime.explain.Difference;
import io.penstock.runtime.explain.Explanation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a node ran, or was cached. */
@Command(name = "explain", description = "Says why a node ran, or was cached.")
final class ExplainCommand extends LookingCommand {

    @Parameters(index = "0", paramLabel = "RUN", description = RunNames.HELP)
    String run = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "A node of it.")
    String node = "";

    @Option(names = "--item", paramLabel = "ITEM", description = "The element or round, of a node in a body.")
    String item = "";

    /** An explanation as programs read it. */
    record View(String run, String node, String item, String cause, String verdict, List<Difference> parts) {}

    @Override
    int on(Workspace workspace) {
        String id = RunNames.find(workspace, run).id();
        Explanation why = workspace.explain(id, node, item);
        print(new View(id, node, item, why.cause().name(), why.verdict(), why.parts()), why.text());
        return ExitCode.OK;
    }
}
