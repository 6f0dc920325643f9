package io.penstock.cli;

import io.penstock.artifact.ExternalInput;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import io.penstock.json.CanonicalJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command on files of rows, without a workspace. */
abstract class FilesCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of one format, gzip or Zstandard or neither, and directories of them.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "What they are: csv, tsv, jsonl, or one of a module on the class path; told by their names by default.")
    @Nullable
    String format;

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
    abstract int on(Source source) throws IOException, InterruptedException;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFormat known = format == null ? DataFormats.of(files.get(0)) : DataFormats.named(format);
        return on(known.source(FileSet.of(files.stream().map(ExternalInput::of).toArray(ExternalInput[]::new))));
    }

    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Writes a value for programs, or else what people read. */
    void print(Object value, String text) {
        out().println(json ? CanonicalJson.write(value) : text.stripTrailing());
    }
}
