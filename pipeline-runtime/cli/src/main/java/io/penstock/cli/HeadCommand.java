package io.penstock.cli;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.data.json.JsonFormat;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Meter;
import io.penstock.data.source.Source;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the first rows of files. */
@Command(name = "head", description = "Shows the first rows of files; types are those that the rows up to them tell.")
final class HeadCommand extends FilesCommand {

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many; ${DEFAULT-VALUE} by default.")
    int rows;

    @Override
    int on(Source source) throws IOException, InterruptedException {
        if (rows < 1) {
            throw new DefinitionException("'--rows %d' shows nothing. Ask for at least 1.".formatted(rows));
        }
        First first = new First(rows);
        try {
            source.readInOrder(1, Meter.NONE, first::begin);
        } catch (Enough e) {
            // as it was meant to end
        }
        out().println(json ? first.json() : first.table().stripTrailing());
        return ExitCode.OK;
    }

    /** Stops the reading. */
    private static final class Enough extends IOException {

        private static final long serialVersionUID = 1;
    }

    /** Takes the first rows and stops the reading. */
    private static final class First implements BatchSink {

        private final int most;
        private final List<Batch> batches = new ArrayList<>();
        private RowType type = RowType.of();
        private int taken;

        First(int most) {
            this.most = most;
        }

        First begin(RowType rowType) {
            batches.clear();
            taken = 0;
            type = rowType;
            return this;
        }

        @Override
        public void write(Batch rows) throws IOException {
            Batch some = rows.slice(0, Math.min(rows.rows(), most - taken));
            batches.add(some);
            taken += some.rows();
            if (taken == most) {
                throw new Enough();
            }
        }

        @Override
        public void setAside(List<BadRow> rows) {}

        @Override
        public void close() {}

        String json() {
            StringBuilder lines = new StringBuilder();
            batches.forEach(batch -> lines.append(JsonFormat.lines(batch)));
            return lines.toString().stripTrailing();
        }

        String table() {
            Table table = new Table(type.names().toArray(String[]::new));
            table.line(type.fields().stream().map(field -> field.type().text()).toArray());
            for (Batch batch : batches) {
                for (int row = 0; row < batch.rows(); row++) {
                    table.line(cells(batch, row));
                }
            }
            return table.toString();
        }

        private static Object[] cells(Batch batch, int row) {
            return batch.columns().stream()
                    .map(column -> column.isMissing(row) ? "" : column.boxed(row))
                    .map(value -> value instanceof byte[] bytes ? bytes.length + " bytes" : value)
                    .toArray();
        }
    }
}
