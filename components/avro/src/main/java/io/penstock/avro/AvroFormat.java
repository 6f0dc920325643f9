package io.penstock.avro;

import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Avro object container files of one record a row. Every column is a union with null, of {@code long}, {@code double}, {@code float},
 * {@code boolean}, {@code string}, {@code bytes} or {@code array}, with the logical types {@code date}, {@code timestamp-micros} and
 * {@code decimal}. Shapes of lists are not kept. Equal rows give equal files.
 *
 * <p>Names of columns are to be names in Avro: letters, digits and underscores, not beginning with a digit.
 *
 * @param compression of blocks
 */
public record AvroFormat(Compression compression) implements FileFormat {

    /** How blocks are compressed. */
    public enum Compression {
        /** Not. */
        NONE,
        /** By deflate, which every reader of Avro knows. */
        DEFLATE
    }

    /** Returns files compressed by deflate. */
    public static AvroFormat deflated() {
        return new AvroFormat(Compression.DEFLATE);
    }

    /** Returns files that are not compressed. */
    public static AvroFormat plain() {
        return new AvroFormat(Compression.NONE);
    }

    @Override
    public String suffix() {
        return ".avro";
    }

    @Override
    public FileSink create(Path file, RowType type) throws IOException {
        return AvroWriter.create(file, type, compression);
    }
}
