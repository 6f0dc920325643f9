package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.source.Content;
import io.penstock.data.source.Source;
import io.penstock.data.split.Split;
import io.penstock.examples.Examples;
import java.io.IOException;

/**
 * Reads a source into typed {@link Examples}, each row into one split.
 *
 * <p>Rows of the source are rows of the examples plus those in their quarantine. The output has the properties {@code splits} (names
 * with commas between), {@code rows} and {@code quarantined}.
 *
 * @param source where the rows come from
 * @param split which row goes where
 */
public record ExampleGen(Source source, Split split) implements Component<Port<Examples>> {

    /** Runs every time if the source is not known by its content. */
    @Override
    public boolean reachesOutside() {
        return !source.isKnownByContent();
    }

    @Override
    public void run(Port<Examples> out, Execution execution) throws IOException, InterruptedException {
        Content<SplitSink> content =
                SplitSink.write(source, split, execution.directory(out), execution.threads(), rows -> {
                    execution.checkCancelled();
                    execution.progress().report(rows, 0, "rows");
                });
        execution.property(out, "splits", String.join(",", split.names()));
        execution.property(out, "rows", Long.toString(content.rows()));
        execution.property(out, "quarantined", Long.toString(content.badRows()));
    }
}
