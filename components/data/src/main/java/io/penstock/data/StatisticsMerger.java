package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.statistics.Statistics;
import java.io.IOException;
import java.util.List;

/**
 * Merges the {@link Statistics} of several sets of rows, such as the spans of a data set, into those of all rows, without reading a
 * row: a new span costs its own statistics and this.
 *
 * @param statistics of disjoint sets of rows with the same columns, computed with the same options; at least one
 */
public record StatisticsMerger(Port<List<Statistics>> statistics) implements Component<Port<Statistics>> {

    @Override
    public void run(Port<Statistics> out, Execution execution) throws IOException {
        execution.write(out, Statistics.merge(execution.read(statistics)));
    }
}
