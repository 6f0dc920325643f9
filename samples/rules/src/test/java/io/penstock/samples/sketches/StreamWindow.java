package io.penstock.samples.sketches;

import io.penstock.Component;
import io.penstock.Execution;
import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.columns.Batch;
import io.penstock.columns.ColumnType;
import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.examples.Examples;
import io.penstock.examples.ExamplesWriter;
import java.io.IOException;
import java.util.List;

/** A window of a stream as a span: where it ends is asked every time, what it holds is read once. */
final class StreamWindow {

    record Offsets(long from, long to) {}

    interface Broker {
        long end(String topic);

        List<Batch> read(String topic, RowType rows, Offsets offsets);
    }

    record NextOffsets(String topic, long from, Broker broker) implements Component<Port<Offsets>> {
        @Override
        public void run(Port<Offsets> out, Execution execution) throws IOException {
            execution.write(out, new Offsets(from, broker.end(topic)));
        }

        @Override
        public boolean reachesOutside() {
            return true;
        }
    }

    record StreamExampleGen(String topic, Port<Offsets> offsets, Broker broker) implements Component<Port<Examples>> {
        private static final RowType ROWS =
                new RowType(List.of(new Field("at", ColumnType.TIMESTAMP), new Field("fare", ColumnType.FLOAT64)));

        @Override
        public void run(Port<Examples> out, Execution execution) throws IOException {
            Offsets window = execution.read(offsets);
            try (ExamplesWriter writer = execution.writer(out, ROWS, List.of("window"))) {
                for (var batch : broker.read(topic, ROWS, window)) {
                    writer.write("window", batch);
                }
            }
            execution.property(out, "span", window.from() + "-" + window.to());
        }
    }

    static Port<Examples> window(PipelineBuilder p, Broker broker) {
        Port<Offsets> offsets = p.add(new NextOffsets("trips", 0, broker));
        return p.add(new StreamExampleGen("trips", offsets, broker));
    }

    private StreamWindow() {}
}
