package io.penstock.cli;

import io.penstock.errors.DefinitionException;
import io.penstock.json.CanonicalJson;
import io.penstock.runtime.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on a workspace, which must exist unless the command may make one. */
abstract class WorkspaceCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            defaultValue = "${env:PENSTOCK_WORKSPACE:-.penstock}",
            description = "The workspace; ${DEFAULT-VALUE} by default, or what PENSTOCK_WORKSPACE says.")
    Path place = Path.of("");

    @Option(names = "--json", description = "Writes JSON, for programs.")
    boolean json;

    @Option(names = "--verbose", description = "Shows the stack of an error.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    /** Does its work, and returns the exit code. */
    abstract int on(Workspace workspace) throws IOException;

    @Override
    public Integer call() throws IOException {
        if (!makesWorkspace() && !Files.exists(place.resolve("metadata.db"))) {
            throw new DefinitionException(
                    "There is no workspace in '%s'. Name its directory with --workspace.".formatted(place));
        }
        try (Workspace workspace = open()) {
            return on(workspace);
        }
    }

    /** Returns whether a workspace is made where there is none. */
    boolean makesWorkspace() {
        return false;
    }

    Workspace open() {
        return Workspace.open(place);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Writes a value for programs, or else what people read. */
    void print(Object value, String text) {
        out().println(json ? CanonicalJson.write(value) : text.stripTrailing());
    }
}
