package io.penstock.data.arrow;

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
 * Arrow IPC files of equal columns, such as {@link io.penstock.examples.Examples} hold; see {@link
 * io.penstock.columns.arrow.ArrowFileReader} for the types that are known. Its shards are the files.
 *
 * <p>An empty text is a text, a value without a validity bit is missing. A file that is not Arrow, or is damaged, fails the reading.
 *
 * @param files to read
 * @param types the columns that are asked for; empty for those that the files declare
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record ArrowSource(FileSet files, Optional<RowType> types, double maxBadFraction, boolean isPart)
        implements StreamedSource, FileSource {

    private static final double FEW = 0.01;

    /** Checks the share. */
    public ArrowSource {
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "ArrowSource.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Reads files, or all files below directories; at most 1 % of the rows may be set aside. */
    public static ArrowSource of(ExternalInput... places) {
        return of(FileSet.of(places));
    }

    /** Reads files, or all files below directories; at most 1 % of the rows may be set aside. */
    public static ArrowSource of(Path... places) {
        return of(FileSet.of(places));
    }

    /** Reads files; at most 1 % of the rows may be set aside. */
    public static ArrowSource of(FileSet files) {
        return new ArrowSource(files, Optional.empty(), FEW, false);
    }

    /** Reads files that are named later. */
    public static ArrowSource anywhere() {
        return of(FileSet.NONE);
    }

    @Override
    public ArrowSource reading(FileSet others) {
        return new ArrowSource(others, types, maxBadFraction, isPart);
    }

    /** Returns this source with another share of rows that may be set aside. */
    public ArrowSource withMaxBadFraction(double share) {
        return new ArrowSource(files, types, share, isPart);
    }

    @Override
    public ArrowSource withTypes(RowType given) {
        return new ArrowSource(files, Optional.of(given), maxBadFraction, isPart);
    }

    @Override
    public String title() {
        return files.title("Arrow");
    }

    @Override
    public List<ArrowSource> shards() throws IOException {
        List<FileSet> each = files.each();
        return each.size() == 1
                ? List.of(this)
                : each.stream()
                        .map(file -> new ArrowSource(file, types, maxBadFraction, true))
                        .toList();
    }

    @Override
    public RowStream open() throws IOException {
        return ArrowRows.open(files.files().get(0), types);
    }
}
