package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.csv.CsvContent;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvTable;
import io.penstock.data.csv.CsvTable.Meter;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a CSV file into typed {@link Examples}, each row into one split.
 *
 * <p>Types are inferred over all rows and unreadable rows set aside in the quarantine of the examples, both as {@link CsvTable}
 * says: rows of the file are rows of the examples plus quarantined ones. The output has the properties {@code splits} (names with
 * commas between), {@code rows} and {@code quarantined}.
 *
 * @param input the file
 * @param split which row goes where
 * @param options how the file is written
 */
public record CsvExampleGen(ExternalInput input, Split split, CsvOptions options) implements Component<Port<Examples>> {

    /** Reads a file with a header, commas and UTF-8. */
    public CsvExampleGen(ExternalInput input, Split split) {
        this(input, split, CsvOptions.DEFAULT);
    }

    /** Reads a file with a header, commas and UTF-8. */
    public static CsvExampleGen of(Path file, Split split) {
        return new CsvExampleGen(ExternalInput.of(file), split);
    }

    /** Returns this component for files that are written otherwise. */
    public CsvExampleGen withOptions(CsvOptions other) {
        return new CsvExampleGen(input, split, other);
    }

    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException, InterruptedException {
        Meter meter = rows -> {
            execution.checkCancelled();
            execution.progress().report(rows, 0, "rows");
        };
        CsvContent<SplitSink> content = write(execution.directory(out), execution.threads(), meter);
        execution.property(out, "splits", String.join(",", split.names()));
        execution.property(out, "rows", Long.toString(content.rows()));
        execution.property(out, "quarantined", Long.toString(content.badRows()));
    }

    /**
     * Reads the file into an empty directory, which {@link Examples#open} opens afterwards.
     *
     * @param threads how many to use, the caller's among them
     * @param meter is told how many rows were parsed
     * @throws io.penstock.errors.DataException as {@link CsvTable} does, and if a split comes out empty
     */
    CsvContent<SplitSink> write(Path directory, int threads, Meter meter) throws IOException, InterruptedException {
        CsvContent<SplitSink> content = CsvTable.of(input.path(), options)
                .readInOrder(threads, meter, type -> SplitSink.open(directory, type, split));
        content.sinks().get(0).checkSplits(input.path());
        return content;
    }
}
