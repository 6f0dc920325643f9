package io.penstock.tfrecord;

import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.FileSource;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.StreamedSource;
import io.penstock.data.source.Typing;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * TFRecord files of {@code tf.Example} messages, compressed by gzip or not, read one after another. Every checksum is checked.
 *
 * <p>With types inferred, integers are {@code int64}, floats {@code float32}, byte strings {@code text} if all of them are UTF-8, else
 * {@code binary}; a feature with more than one value in some example is a list; columns are in the order of their names. With
 * {@link #withTypes given} ones, integers are read as timestamps (microseconds) and dates (days) too, and everything else as {@link
 * io.penstock.data.source.ValueConverter} tells. A feature that is not there or has no kind of list is missing, and so is one with an
 * empty list in a column that is none of lists. In a column of lists that is the empty list.
 *
 * <p>A record that is no {@code tf.Example} is set aside with its number. A wrong checksum, a record of more than 256 MiB and a file
 * that ends within a record fail the reading, since nobody knows what comes behind. Its shards are the files.
 *
 * @param files to read
 * @param typing how columns come to their types
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record TfRecordSource(FileSet files, Typing typing, double maxBadFraction, boolean isPart)
        implements StreamedSource, FileSource {

    private static final double MAX_BAD_FRACTION = 0.01;

    /** Checks the share. */
    public TfRecordSource {
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "TfRecordSource.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static TfRecordSource of(ExternalInput... places) {
        return new TfRecordSource(FileSet.of(places), Typing.INFERRED, MAX_BAD_FRACTION, false);
    }

    /** Reads files, or all files below directories, and sets at most 1 % of the rows aside. */
    public static TfRecordSource of(Path... places) {
        return new TfRecordSource(FileSet.of(places), Typing.INFERRED, MAX_BAD_FRACTION, false);
    }

    /** Reads files that are named later. */
    public static TfRecordSource anywhere() {
        return new TfRecordSource(FileSet.NONE, Typing.INFERRED, MAX_BAD_FRACTION, false);
    }

    @Override
    public TfRecordSource reading(FileSet others) {
        return new TfRecordSource(others, typing, maxBadFraction, isPart);
    }

    /** Reads the files below a directory whose relative names match a pattern, for example {@code Split-train/*.gz}. */
    public static TfRecordSource matching(Path directory, String pattern) {
        return new TfRecordSource(FileSet.matching(directory, pattern), Typing.INFERRED, MAX_BAD_FRACTION, false);
    }

    /** Returns this source with another share of rows that may be set aside. */
    public TfRecordSource withMaxBadFraction(double share) {
        return new TfRecordSource(files, typing, share, isPart);
    }

    @Override
    public TfRecordSource withTypes(RowType types) {
        return new TfRecordSource(files, Typing.given(types), maxBadFraction, isPart);
    }

    @Override
    public String title() {
        return files.title("TFRecord");
    }

    @Override
    public Optional<RowType> types() {
        return typing.types();
    }

    @Override
    public List<TfRecordSource> shards() throws IOException, InterruptedException {
        Typing known = typing.types().isPresent() ? typing : Typing.settled(FeatureTypes.of(files));
        List<FileSet> each = files.each();
        return each.stream()
                .map(file -> new TfRecordSource(file, known, maxBadFraction, isPart || each.size() > 1))
                .toList();
    }

    @Override
    public RowStream open() throws IOException, InterruptedException {
        RowType type = typing.types().isPresent() ? typing.types().get() : FeatureTypes.of(files);
        return new TfRecordStream(files, files.files().get(0), type);
    }
}
