package io.penstock.parquet;

import io.penstock.columns.RowType;
import io.penstock.data.export.FileFormat;
import io.penstock.data.export.FileSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Parquet files of optional columns: {@code int64}, {@code double}, {@code float}, {@code boolean} and byte arrays, with the logical types
 * timestamp (microseconds, UTC), date, decimal, string and list. Shapes of lists are not kept. Equal rows give equal files.
 *
 * <p>Row groups have up to 64 MiB before compression, which is the memory that writing takes; pages have checksums.
 *
 * @param compression of pages
 */
public record ParquetFormat(Compression compression) implements FileFormat {

    /** How pages are compressed. */
    public enum Compression {
        /** Not. */
        NONE,
        /** By snappy: the fastest. */
        SNAPPY,
        /** By zstandard: the smallest. */
        ZSTD
    }

    /** Returns files compressed by snappy, which every reader of Parquet knows. */
    public static ParquetFormat snappy() {
        return new ParquetFormat(Compression.SNAPPY);
    }

    /** Returns files compressed by zstandard. */
    public static ParquetFormat zstd() {
        return new ParquetFormat(Compression.ZSTD);
    }

    @Override
    public String suffix() {
        return ".parquet";
    }

    @Override
    public FileSink create(Path file, RowType type) throws IOException {
        return ParquetFile.create(file, type, compression);
    }
}
