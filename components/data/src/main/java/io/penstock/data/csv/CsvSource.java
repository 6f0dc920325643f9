package io.penstock.data.csv;

import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.InferringSource;
import io.penstock.data.source.Meter;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.Typing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CSV files of equal headers, read one after another as one {@link CsvTable}.
 *
 * <p>With types inferred, an empty field is missing. With {@link #withTypes given} ones, it is missing unless it stands in quotes in a
 * column of text or binary, where it is the empty text; every other field has the written form that {@link
 * io.penstock.data.source.ValueConverter} tells, or sets its row aside. Its shards are the files.
 *
 * @param files to read
 * @param options how they are written
 * @param typing how columns come to their types
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record CsvSource(FileSet files, CsvOptions options, Typing typing, boolean isPart) implements InferringSource {

    /** Reads files that are written in some way; see {@link Typing}. */
    public CsvSource(FileSet files, CsvOptions options, Typing typing) {
        this(files, options, typing, false);
    }

    /** Reads files, or all files below directories, with a header, commas and UTF-8. */
    public static CsvSource of(ExternalInput... places) {
        return new CsvSource(FileSet.of(places), CsvOptions.DEFAULT, Typing.INFERRED);
    }

    /** Reads files, or all files below directories, with a header, commas and UTF-8. */
    public static CsvSource of(Path... places) {
        return new CsvSource(FileSet.of(places), CsvOptions.DEFAULT, Typing.INFERRED);
    }

    /** Reads the files below a directory whose relative names match a pattern; see {@link FileSet}. */
    public static CsvSource matching(Path directory, String pattern) {
        return new CsvSource(FileSet.matching(directory, pattern), CsvOptions.DEFAULT, Typing.INFERRED);
    }

    /** Reads files that are named later, with a header, commas and UTF-8. */
    public static CsvSource anywhere() {
        return new CsvSource(FileSet.NONE, CsvOptions.DEFAULT, Typing.INFERRED);
    }

    @Override
    public CsvSource reading(FileSet others) {
        return new CsvSource(others, options, typing, isPart);
    }

    /** Returns this source for files that are written otherwise. */
    public CsvSource withOptions(CsvOptions other) {
        return new CsvSource(files, other, typing, isPart);
    }

    @Override
    public CsvSource withTypes(RowType types) {
        return new CsvSource(files, options, Typing.given(types), isPart);
    }

    @Override
    public CsvSource withTyping(Typing other) {
        return new CsvSource(files, options, other, isPart);
    }

    @Override
    public String title() {
        return files.title("CSV");
    }

    @Override
    public double maxBadFraction() {
        return options.maxBadFraction();
    }

    @Override
    public RowType rowType(Meter meter) throws IOException, InterruptedException {
        return typing.types().isPresent() ? typing.types().get() : table().rowType(2, meter);
    }

    @Override
    public List<CsvSource> shards() throws IOException, InterruptedException {
        List<FileSet> each = files.each();
        if (each.size() == 1) {
            return List.of(this);
        }
        Typing known = typing.types().isPresent() ? typing : Typing.settled(rowType());
        return each.stream()
                .map(file -> new CsvSource(file, options, known, true))
                .toList();
    }

    @Override
    public <S extends BatchSink> Content<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return table().readInOrder(threads, meter, sinks);
    }

    @Override
    public <S extends BatchSink> Content<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return table().readInParallel(threads, meter, sinks);
    }

    private CsvTable table() {
        return new CsvTable(files, options, typing, isPart);
    }
}
