package io.penstock.parquet;

import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.FileSource;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.StreamedSource;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parquet files, read one after another; pages may be compressed by snappy, zstd, gzip or raw lz4. Only the columns that {@link
 * #withTypes given} types name are read from disk.
 *
 * <p>A field of a nested group is a column with a point in its name, {@code pickup.area}. Missing is null. Columns are:
 *
 * <ul>
 *   <li>{@code int32} and {@code int64}: {@code int64}, among them times of day; with their logical types {@code date}, {@code
 *       timestamp} (local ones as if in UTC) and {@code decimal}; {@code int96} is a {@code timestamp}
 *   <li>{@code float} and {@code float16}: {@code float32}, {@code double}: {@code float64}, {@code boolean}
 *   <li>byte arrays: {@code binary}, with their logical types {@code text} (string, enum, JSON, UUID) and {@code decimal}
 *   <li>{@code LIST} groups and repeated values: lists, to depth two
 * </ul>
 *
 * <p>Maps, lists of groups and other types have no column type: with given types they are left out. Rows with text that is not
 * UTF-8, instants of a part of a microsecond, unsigned integers beyond 63 bits or too large a decimal are set aside. A damaged page
 * fails the reading.
 *
 * <p>Its shards are the row groups. Memory: the compressed bytes of the columns of one row group for each thread, and a batch.
 *
 * @param files to read
 * @param types the columns that are asked for; empty for those that the first file declares
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 * @param rowGroup the number of the only row group that is read, from 0; empty for all
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record ParquetSource(
        FileSet files, Optional<RowType> types, double maxBadFraction, Optional<Integer> rowGroup, boolean isPart)
        implements StreamedSource, FileSource {

    private static final double MAX_BAD_FRACTION = 0.01;

    /** Checks the share. */
    public ParquetSource {
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "ParquetSource.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static ParquetSource of(ExternalInput... places) {
        return new ParquetSource(FileSet.of(places), Optional.empty(), MAX_BAD_FRACTION, Optional.empty(), false);
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static ParquetSource of(Path... places) {
        return new ParquetSource(FileSet.of(places), Optional.empty(), MAX_BAD_FRACTION, Optional.empty(), false);
    }

    /** Reads files that are named later. */
    public static ParquetSource anywhere() {
        return new ParquetSource(FileSet.NONE, Optional.empty(), MAX_BAD_FRACTION, Optional.empty(), false);
    }

    @Override
    public ParquetSource reading(FileSet others) {
        return new ParquetSource(others, types, maxBadFraction, rowGroup, isPart);
    }

    /** Reads the files below a directory whose relative names match a pattern, for example {@code 2026/*.parquet}. */
    public static ParquetSource matching(Path directory, String pattern) {
        return new ParquetSource(
                FileSet.matching(directory, pattern), Optional.empty(), MAX_BAD_FRACTION, Optional.empty(), false);
    }

    /** Returns this source with another share of rows that may be set aside. */
    public ParquetSource withMaxBadFraction(double share) {
        return new ParquetSource(files, types, share, rowGroup, isPart);
    }

    @Override
    public ParquetSource withTypes(RowType given) {
        return new ParquetSource(files, Optional.of(given), maxBadFraction, rowGroup, isPart);
    }

    @Override
    public String title() {
        return files.title("Parquet");
    }

    @Override
    public List<ParquetSource> shards() throws IOException, InterruptedException {
        if (rowGroup.isPresent()) {
            return List.of(this);
        }
        List<ParquetSource> shards = new ArrayList<>();
        for (FileSet file : files.each()) {
            int groups = ParquetStream.rowGroups(file.files().get(0));
            for (int group = 0; group < Math.max(1, groups); group++) { // a file without rows still has columns
                shards.add(new ParquetSource(file, types, maxBadFraction, Optional.of(group), true));
            }
        }
        return shards.size() == 1 ? List.of(shards.get(0).alone()) : shards;
    }

    private ParquetSource alone() {
        return new ParquetSource(files, types, maxBadFraction, rowGroup, false);
    }

    @Override
    public RowStream open() throws IOException, InterruptedException {
        return ParquetStream.open(files.files().get(0), types, rowGroup.orElse(0));
    }
}
