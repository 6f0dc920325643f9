package io.penstock.data;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.statistics.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the {@link Statistics} of several sets of rows, such as the spans of a data set, into those of all rows, without reading a
 * row: a new span costs its own statistics and this.
 *
 * @param statistics of disjoint sets of rows with the same columns, computed with the same options; at least one
 */
public record StatisticsMerger(List<Port<Statistics>> statistics) implements Component<Port<Statistics>> {

    /** Copies the list. */
    public StatisticsMerger {
        statistics = List.copyOf(statistics);
    }

    @Override
    public void run(Port<Statistics> out, Execution execution) throws IOException {
        List<Statistics> parts = new ArrayList<>();
        for (Port<Statistics> port : statistics) {
            parts.add(execution.read(port));
        }
        execution.write(out, Statistics.merge(parts));
    }
}
