package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.statistics.Statistics;
import io.penstock.data.statistics.StatisticsOptions;
import io.penstock.examples.Examples;
import java.io.IOException;

/**
 * Computes the {@link Statistics} of every split and column.
 *
 * @param examples the rows
 * @param options what to report
 */
public record StatisticsGen(Port<Examples> examples, StatisticsOptions options) implements Component<Port<Statistics>> {

    /** Computes statistics with the default options. */
    public StatisticsGen(Port<Examples> examples) {
        this(examples, StatisticsOptions.DEFAULT);
    }

    @Override
    public void run(Port<Statistics> out, Execution execution) throws IOException {
        execution.write(out, Statistics.of(execution.read(examples), options, execution.threads()));
    }
}
