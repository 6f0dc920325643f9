package io.penstock.avro;

import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.FileSource;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.StreamedSource;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Avro object container files of records, read one after another; blocks may be compressed by deflate, snappy or zstandard.
 *
 * <p>A field is a column, a field of a nested record one with a point in its name, {@code pickup.area}. Missing is null. Columns are:
 *
 * <ul>
 *   <li>{@code int} and {@code long}: {@code int64}, among them times of day; with their logical types {@code date} and {@code
 *       timestamp}, local timestamps as if in UTC
 *   <li>{@code float}: {@code float32}, {@code double}: {@code float64}, {@code boolean}
 *   <li>{@code string} and {@code enum}: {@code text}
 *   <li>{@code bytes} and {@code fixed}: {@code binary}, with their logical type {@code decimal} of up to 38 digits
 *   <li>{@code array}: lists, to depth two
 *   <li>a union of one type with null: that type, missing where null
 * </ul>
 *
 * <p>Maps, arrays of records and other unions have no column type: with {@link #withTypes given} types they are left out. Rows with
 * text that is not UTF-8, instants of a part of a microsecond or too large a decimal are set aside. A damaged block, or one
 * of more than 64 MiB, fails the reading, since nobody knows what comes behind. Its shards are the files.
 *
 * @param files to read
 * @param types the columns that are asked for; empty for those that the first file declares
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record AvroSource(FileSet files, Optional<RowType> types, double maxBadFraction, boolean isPart)
        implements StreamedSource, FileSource {

    private static final double MAX_BAD_FRACTION = 0.01;

    /** Checks the share. */
    public AvroSource {
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "AvroSource.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static AvroSource of(ExternalInput... places) {
        return new AvroSource(FileSet.of(places), Optional.empty(), MAX_BAD_FRACTION, false);
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static AvroSource of(Path... places) {
        return new AvroSource(FileSet.of(places), Optional.empty(), MAX_BAD_FRACTION, false);
    }

    /** Reads files that are named later. */
    public static AvroSource anywhere() {
        return new AvroSource(FileSet.NONE, Optional.empty(), MAX_BAD_FRACTION, false);
    }

    @Override
    public AvroSource reading(FileSet others) {
        return new AvroSource(others, types, maxBadFraction, isPart);
    }

    /** Reads the files below a directory whose relative names match a pattern, for example {@code 2026/*.avro}. */
    public static AvroSource matching(Path directory, String pattern) {
        return new AvroSource(FileSet.matching(directory, pattern), Optional.empty(), MAX_BAD_FRACTION, false);
    }

    /** Returns this source with another share of rows that may be set aside. */
    public AvroSource withMaxBadFraction(double share) {
        return new AvroSource(files, types, share, isPart);
    }

    @Override
    public AvroSource withTypes(RowType given) {
        return new AvroSource(files, Optional.of(given), maxBadFraction, isPart);
    }

    @Override
    public String title() {
        return files.title("Avro");
    }

    @Override
    public List<AvroSource> shards() throws IOException {
        List<FileSet> each = files.each();
        return each.stream()
                .map(file -> new AvroSource(file, types, maxBadFraction, isPart || each.size() > 1))
                .toList();
    }

    @Override
    public RowStream open() throws IOException {
        return new AvroStream(files.files().get(0), types);
    }
}
