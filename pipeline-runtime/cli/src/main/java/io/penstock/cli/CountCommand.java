package io.penstock.cli;

import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.NoSink;
import io.penstock.data.source.Source;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Counts the rows of files. */
@Command(name = "count", description = "Counts the rows of files, and those that cannot be read.")
final class CountCommand extends FilesCommand {

    /** What there is. */
    private record Count(long rows, long setAside, int columns) {}

    @Override
    int on(Source source) throws IOException, InterruptedException {
        Content<NoSink> content = source.readInOrder(threads(), Meter.NONE, type -> NoSink.INSTANCE);
        Count count =
                new Count(content.rows(), content.badRows(), content.type().size());
        String bad = count.setAside() == 0 ? "" : ", and %d rows that cannot be read".formatted(count.setAside());
        print(count, "%d rows of %d columns%s".formatted(count.rows(), count.columns(), bad));
        return ExitCode.OK;
    }
}
