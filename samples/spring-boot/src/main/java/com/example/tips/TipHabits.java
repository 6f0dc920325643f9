package com.example.tips;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.Port;
import io.penstock.data.statistics.SplitStatistics;
import io.penstock.data.statistics.Statistics;
import java.io.IOException;

/** A component of the service's own, in BOOT-INF/classes, with an artifact type of its own. */
record TipHabits(Port<Statistics> statistics) implements Component<Port<TipHabits.Habits>> {

    /** How much there was to learn from. */
    record Habits(long rows, String unit) {}

    @Override
    public void run(Port<Habits> out, Execution execution) throws IOException {
        execution.write(out, of(execution.read(statistics)));
    }

    static Habits of(Statistics statistics) {
        long rows = statistics.splits().stream().mapToLong(SplitStatistics::rows).sum();
        return new Habits(rows, "trips of one file");
    }
}
