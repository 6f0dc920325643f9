package io.penstock.data.export;

import io.penstock.columns.Batch;
import io.penstock.columns.RowType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of one row a line.
 *
 * @param failing whether the second batch fails
 */
public record LineFormat(boolean failing) implements FileFormat {

    @Override
    public String suffix() {
        return ".txt";
    }

    @Override
    public FileSink create(Path file, RowType type) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file);
        return new FileSink() {
            @Override
            public void write(Batch rows) throws IOException {
                for (int row = 0; row < rows.rows(); row++) {
                    out.write(rows.row(row) + "\n");
                }
                if (failing) {
                    throw new IOException("disk full");
                }
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
