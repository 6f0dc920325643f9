package io.penstock.data.arrow;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import io.penstock.columns.arrow.ArrowFileReader;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The rows of one file, those columns of it that are asked for. */
final class ArrowRows implements RowStream {

    private final ArrowFileReader file;
    private final List<String> columns;
    private int next;
    private long rows;

    private ArrowRows(ArrowFileReader file, List<String> columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Opens a file. If a column is asked for that it has not, all are read, so that the message can name them. */
    static ArrowRows open(Path path, Optional<RowType> types) throws IOException {
        ArrowFileReader file = ArrowFileReader.open(path);
        List<String> all = file.type().names();
        return new ArrowRows(
                file, types.map(RowType::names).filter(all::containsAll).orElse(all));
    }

    @Override
    public RowType type() {
        return file.type().select(columns);
    }

    @Override
    public Optional<Rows> next() throws IOException {
        if (next == file.batches()) {
            return Optional.empty();
        }
        Batch batch = file.read(next++, columns);
        rows += batch.rows();
        long[] numbers = LongStream.rangeClosed(rows - batch.rows() + 1, rows).toArray();
        return Optional.of(new Rows(batch, numbers, List.of()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
