package io.penstock.cli;

import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
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
            description = "Where the rows go.")
    Path output = Path.of("");

    @Option(names = "--to", paramLabel = "NAME", description = "The format of the output; told by its name by default.")
    @Nullable
    String to;

    @Option(names = "--force", description = "Replaces a file that is already there.")
    boolean force;

    /** What was written. */
    private record Converted(String output, long rows, long setAside) {}

    @Override
    int on(Source source) throws IOException, InterruptedException {
        DataFormat format = to == null ? DataFormats.of(output) : DataFormats.named(to);
        if (!force && Files.exists(output)) {
            throw new DefinitionException(
                    "'%s' is already there. Name another output, or replace it with --force.".formatted(output));
        }
        Path aside = output.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Content<FileSink> content = write(source, format.writing(), aside);
            Files.move(aside, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            print(
                    new Converted(output.toString(), content.rows(), content.badRows()),
                    "%d rows in '%s', %d set aside".formatted(content.rows(), output, content.badRows()));
        } finally {
            Files.deleteIfExists(aside);
        }
        return ExitCode.OK;
    }

    private static Content<FileSink> write(Source source, FileFormat format, Path file)
            throws IOException, InterruptedException {
        return source.readInOrder(threads(), Meter.NONE, type -> format.create(file, type));
    }
}
