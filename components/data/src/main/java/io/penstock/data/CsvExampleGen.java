package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.artifact.ExternalInput;
import io.penstock.data.csv.CsvOptions;
import io.penstock.data.csv.CsvSource;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a CSV file into typed {@link Examples}, each row into one split: the short form of an {@link ExampleGen} with a {@link
 * CsvSource} of one file whose types are inferred.
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
        new ExampleGen(CsvSource.of(input).withOptions(options), split).run(out, execution);
    }
}
