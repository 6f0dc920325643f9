package io.penstock.cli;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import io.penstock.data.format.DataFormat;
import io.penstock.data.format.DataFormats;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.data.split.Divider;
import io.penstock.data.split.Split;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
            description = "The format of the output; that of the input by default.")
    @Nullable
    String to;

    @Mixin
    SplitOptions division = new SplitOptions();

    /** What was written. */
    private record Written(Map<String, Long> rows, long setAside) {}

    @Override
    int on(Source source) throws IOException, InterruptedException {
        String known = to == null ? format : to;
        DataFormat written = known == null ? DataFormats.of(files.get(0)) : DataFormats.named(known);
        if (Files.exists(output)) {
            throw new DefinitionException("'%s' is already there. Name a directory that is not.".formatted(output));
        }
        Files.createDirectories(output);
        Split split = division.split();
        var content =
                source.readInOrder(threads(), Meter.NONE, type -> new Parts(split, output, written.writing(), type));
        Map<String, Long> rows = content.sinks().get(0).rows;
        StringBuilder text = new StringBuilder();
        rows.forEach((name, count) -> text.append("%s: %d rows%n".formatted(name, count)));
        print(new Written(rows, content.badRows()), text + "set aside: " + content.badRows());
        return ExitCode.OK;
    }

    /** One file for each part. */
    private static final class Parts implements BatchSink {

        private final Divider divider;
        private final List<String> names;
        private final List<FileSink> files = new ArrayList<>();
        private final Map<String, Long> rows = new LinkedHashMap<>();

        Parts(Split split, Path directory, FileFormat format, RowType type) throws IOException {
            type.select(split.keys());
            divider = split.divider();
            names = split.names();
            for (String name : names) {
                files.add(format.create(directory.resolve(name + format.suffix()), type));
                rows.put(name, 0L);
            }
        }

        @Override
        public void write(Batch batch) throws IOException {
            List<int[]> parts = divider.divide(batch);
            for (int i = 0; i < names.size(); i++) {
                int[] selection = parts.get(i);
                if (selection.length > 0) {
                    files.get(i).write(batch.select(selection));
                    rows.merge(names.get(i), (long) selection.length, Long::sum);
                }
            }
        }

        @Override
        public void setAside(List<BadRow> bad) {}

        @Override
        public void close() throws IOException {
            for (FileSink file : files) {
                file.close();
            }
        }
    }
}
