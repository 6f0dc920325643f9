package io.penstock.avro;

import io.penstock.columns.Field;
import io.penstock.columns.RowType;
import io.penstock.data.source.RowBuffer;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.Rows;
import io.penstock.errors.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.jspecify.annotations.Nullable;

/** The records of a file as rows. */
final class AvroStream implements RowStream {

    private final Path file;
    private final Container container;
    private final RowReader reader;
    private final RowBuffer buffer;
    private @Nullable BlockDecoder block;
    private long left;
    private long row;

    AvroStream(Path file, Optional<RowType> types) throws IOException {
        this.file = file;
        this.container = new Container(file);
        boolean opened = false;
        try {
            this.reader = reader(types);
            this.buffer = new RowBuffer(reader.type());
            opened = true;
        } finally {
            if (!opened) {
                container.close();
            }
        }
    }

    @Override
    public RowType type() {
        return reader.type();
    }

    @Override
    public Optional<Rows> next() throws IOException {
        while (!buffer.isFull() && (left > 0 || nextBlock())) {
            readRow();
        }
        return buffer.isEmpty() ? Optional.empty() : Optional.of(buffer.take());
    }

    @Override
    public void close() throws IOException {
        container.close();
    }

    private RowReader reader(Optional<RowType> types) {
        try {
            RowReader made = new RowReader(
                    container.schema(), name -> types.isEmpty() || types.get().has(name));
            types.ifPresent(wanted -> checkNames(wanted, made));
            if (made.type().size() == 0) {
                throw new DataException("It has no columns. Write some.");
            }
            return made;
        } catch (DataException e) {
            throw new DataException(
                    "Avro file '%s' cannot be read, or is damaged: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void checkNames(RowType wanted, RowReader made) {
        for (String name : wanted.names()) {
            if (!made.type().has(name)) {
                throw new DataException("It has no column '%s'. Columns: %s."
                        .formatted(
                                name,
                                Stream.concat(made.type().names().stream(), made.skipped().stream())
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private boolean nextBlock() throws IOException {
        checkEnd();
        byte[] bytes = container.next();
        while (bytes != null && container.rows() == 0) {
            bytes = container.next();
        }
        if (bytes == null) {
            return false;
        }
        block = new BlockDecoder(bytes);
        left = container.rows();
        return true;
    }

    private void checkEnd() throws IOException {
        if (block != null && !block.in().isEnd()) {
            throw container.damaged("has bytes behind its last row", null);
        }
    }

    private void readRow() throws IOException {
        buffer.begin(++row);
        left--;
        Field misfit = misfit();
        if (misfit == null) {
            buffer.end();
        } else {
            buffer.setAside(
                    "column '%s' has a value that no %s holds exactly".formatted(misfit.name(), misfit.type()),
                    "record %d".formatted(row));
        }
    }

    private @Nullable Field misfit() throws IOException {
        try {
            return reader.read(Objects.requireNonNull(block), buffer);
        } catch (EOFException
                | InvalidNumberEncodingException
                | AvroRuntimeException
                | UnsupportedOperationException e) {
            throw container.damaged("cannot be read at row %d (%s)".formatted(row, e.getMessage()), e);
        }
    }
}
