package io.penstock.data.export;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A format whose files are written from their first byte to their last, so that they can go into any stream. */
public interface StreamedFormat extends FileFormat {

    /**
     * Begins a file in a stream, which the sink closes; so does this method if it fails.
     *
     * @throws io.penstock.errors.DataException if a column has a type that the format lacks
     */
    FileSink create(OutputStream out, RowType type) throws IOException;

    @Override
    default FileSink create(Path file, RowType type) throws IOException {
        return create(Files.newOutputStream(file), type);
    }
}
