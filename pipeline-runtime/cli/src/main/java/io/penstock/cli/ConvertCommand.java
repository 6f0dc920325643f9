package io.penstock.cli;

import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the rows of files to a file of another format. */
@Command(
        name = "convert",
        description = "Writes the rows of files to one file of a format; it appears whole or not at all.")
final class ConvertCommand extends FilesCommand {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the rows go; compressed if it ends in .gz or .zst.")
    Path output = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The format of the output, such as csv or csv.gz; told by its name by default.")
    @Nullable
    String to;

    @Option(names = "--force", description = "Replaces a file that is already there.")
    boolean force;

    /** What was written. */
    private record Converted(String output, long rows, long setAside) {}

    @Override
    int on(Source source) throws IOException, InterruptedException {
        FileFormat format = OutputFormat.of(output, to);
        if (Files.exists(output) && (!force || Files.isDirectory(output))) {
            throw new DefinitionException(
                    "'%s' is already there. Name another output, or replace it with --force.".formatted(output));
        }
        try (Aside aside = Aside.of(output)) {
            Content<FileSink> content =
                    source.readInOrder(threads(), Meter.NONE, type -> format.create(aside.path(), type));
            aside.publish();
            print(
                    new Converted(output.toString(), content.rows(), content.badRows()),
                    "%d rows in '%s', %d set aside".formatted(content.rows(), output, content.badRows()));
        }
        return ExitCode.OK;
    }
}
