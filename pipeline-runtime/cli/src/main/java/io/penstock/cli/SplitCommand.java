package io.penstock.cli;

import io.penstock.data.export.FileFormat;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Divides the rows of files among named parts, as a pipeline would. */
@Command(
        name = "split",
        description =
                "Divides the rows of files among named parts, each a file in a new directory, as a pipeline would.")
final class SplitCommand extends FilesCommand {

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "A directory that does not exist yet; it gets a file NAME.SUFFIX for each part.")
    Path output = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description =
                    "The format of the output, such as csv or csv.gz; that of the input, not compressed, by default.")
    @Nullable
    String to;

    @Mixin
    SplitOptions division = new SplitOptions();

    /** What was written. */
    private record Written(Map<String, Long> rows, long setAside) {}

    @Override
    int on(Source source) throws IOException, InterruptedException {
        Split split = division.split();
        FileFormat format = written();
        if (Files.exists(output)) {
            throw new DefinitionException("'%s' is already there. Name a directory that is not.".formatted(output));
        }
        try (Aside aside = Aside.of(output)) {
            Files.createDirectory(aside.path());
            Content<PartFiles> content = source.readInOrder(
                    threads(), Meter.NONE, type -> PartFiles.create(aside.path(), split, format, type));
            aside.publish();
            tell(content.sinks().get(0).rows(), content.badRows());
        }
        return ExitCode.OK;
    }

    private FileFormat written() {
        return to == null ? inputFormat().writing() : OutputFormat.named(to);
    }

    private void tell(Map<String, Long> rows, long setAside) {
        StringBuilder text = new StringBuilder();
        rows.forEach((name, count) -> text.append("%s: %d rows%n".formatted(name, count)));
        print(new Written(rows, setAside), text + "set aside: " + setAside);
    }
}
