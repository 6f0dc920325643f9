package io.penstock.data.export;

import io.penstock.columns.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A format whose files are written from their first byte to their last, so that they can go into any stream. */
public interface StreamedFormat extends FileFormat {

    /**
     * Begins a file in a stream, which the sink closes. If this method fails, the stream is the caller's to close.
     *
     * @throws io.penstock.errors.DataException if a column has a type that the format lacks
     */
    FileSink create(OutputStream out, RowType type) throws IOException;

    @Override
    default FileSink create(Path file, RowType type) throws IOException {
        return create(file, type, stored -> stored);
    }

    /** Begins a file whose bytes go through a filter, such as a compression. */
    default FileSink create(Path file, RowType type, Filter filter) throws IOException {
        OutputStream stored = Files.newOutputStream(file);
        try {
            return create(filter.into(stored), type);
        } catch (IOException | RuntimeException e) {
            try (stored) {
                throw e;
            }
        }
    }

    /** What bytes go through on their way to a file. */
    @FunctionalInterface
    interface Filter {

        /** Returns a stream into another one, which it closes when it is closed. */
        OutputStream into(OutputStream stored) throws IOException;
    }
}
