package io.penstock.cli;

import io.penstock.json.CanonicalJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command whose answer people read, or with {@code --json} programs. */
abstract class AnsweringCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Writes JSON, for programs.")
    boolean json;

    @Option(names = "--verbose", description = "Shows the stack of an error.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

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
