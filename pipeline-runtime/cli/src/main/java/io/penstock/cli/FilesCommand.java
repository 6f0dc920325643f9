package io.penstock.cli;

import io.penstock.artifact.ExternalInput;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on files of rows, without a workspace. */
abstract class FilesCommand extends AnsweringCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of one format, gzip or Zstandard or neither, and directories of them.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description =
                    "What they are: csv, tsv, jsonl, avro, parquet or tfrecord; told by the name of the first by default.")
    @Nullable
    String format;

    /** Does its work, and returns the exit code. */
    abstract int on(Source source) throws IOException, InterruptedException;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return on(inputFormat()
                .source(FileSet.of(files.stream().map(ExternalInput::of).toArray(ExternalInput[]::new))));
    }

    /** Returns the format that is named, or told by the first file. */
    final DataFormat inputFormat() {
        return format == null ? DataFormats.of(files.get(0)) : DataFormats.named(format);
    }

    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
