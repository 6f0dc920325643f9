package io.penstock.data.json;

import io.penstock.artifact.ExternalInput;
import io.penstock.columns.RowType;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.InferringSource;
import io.penstock.data.source.Meter;
import io.penstock.data.source.RowStream;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.StreamedSource;
import io.penstock.data.source.Typing;
import io.penstock.errors.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of JSON Lines: one object on each line, in UTF-8. Its shards are the files.
 *
 * <ul>
 *   <li>A member of an object within the object is the column {@code outer.inner}; an array is a list. A member that is not there
 *       and one that is {@code null} are missing; an empty text is a text.
 *   <li>Inferred types are the narrowest that hold all values of all rows: whole numbers of 64 bits are {@code int64}, numbers
 *       {@code float64}, truth values {@code boolean}, all else text, and so are longer whole numbers and values of mixed kinds, as
 *       they are written. Columns come in the order of their first value. A column without any is {@code int64}. Single values and
 *       lists in one column, lists of objects, and lists nested three times are refused by name.
 *   <li>With {@link #withTypes given} types, a number goes into a text column as it is written; for all else, see {@link
 *       io.penstock.data.source.ValueConverter}. An object in the place of a value, or a value in the place of an object that
 *       columns are asked of, sets its row aside.
 *   <li>A line that is no object, or has a member twice, is set aside. An empty line is no row.
 * </ul>
 *
 * @param files to read
 * @param typing how columns come to their types
 * @param maxBadFraction the largest share of rows that may be set aside before reading fails, 0 to 1
 * @param isPart whether this is one of several shards, whose rows are judged together with those of the others
 */
public record JsonSource(FileSet files, Typing typing, double maxBadFraction, boolean isPart)
        implements StreamedSource, InferringSource {

    private static final double FEW = 0.01;

    /** Checks the share. */
    public JsonSource {
        if (!(maxBadFraction >= 0 && maxBadFraction <= 1)) {
            throw new DefinitionException(
                    "JsonSource.maxBadFraction is '%s'. Choose a share from 0 to 1.".formatted(maxBadFraction));
        }
    }

    /** Reads files, or all files below directories; at most 1 % of the rows may be set aside. */
    public static JsonSource of(ExternalInput... places) {
        return of(FileSet.of(places));
    }

    /** Reads files, or all files below directories; at most 1 % of the rows may be set aside. */
    public static JsonSource of(Path... places) {
        return of(FileSet.of(places));
    }

    /** Reads files; at most 1 % of the rows may be set aside. */
    public static JsonSource of(FileSet files) {
        return new JsonSource(files, Typing.INFERRED, FEW, false);
    }

    /** Reads files that are named later. */
    public static JsonSource anywhere() {
        return of(FileSet.NONE);
    }

    @Override
    public JsonSource reading(FileSet others) {
        return new JsonSource(others, typing, maxBadFraction, isPart);
    }

    /** Returns this source with another share of rows that may be set aside. */
    public JsonSource withMaxBadFraction(double share) {
        return new JsonSource(files, typing, share, isPart);
    }

    @Override
    public JsonSource withTypes(RowType types) {
        return new JsonSource(files, Typing.given(types), maxBadFraction, isPart);
    }

    @Override
    public JsonSource withTyping(Typing other) {
        return new JsonSource(files, other, maxBadFraction, isPart);
    }

    @Override
    public String title() {
        return files.title("JSON");
    }

    @Override
    public Optional<RowType> types() {
        return typing.types();
    }

    @Override
    public List<JsonSource> shards() throws IOException, InterruptedException {
        List<FileSet> each = files.each();
        if (each.size() == 1) {
            return List.of(this);
        }
        Typing known = settled().typing();
        return each.stream()
                .map(file -> new JsonSource(file, known, maxBadFraction, true))
                .toList();
    }

    @Override
    public RowStream open() throws IOException, InterruptedException {
        RowType types = settled().types().orElseThrow();
        Path file = files.files().get(0);
        return new JsonRows(new JsonLines(files.open(file)), types);
    }

    @Override
    public RowType rowType() throws IOException, InterruptedException {
        return InferringSource.super.rowType();
    }

    @Override
    public RowType rowType(Meter meter) throws IOException, InterruptedException {
        return settled(meter).types().orElseThrow();
    }

    @Override
    public <S extends BatchSink> Content<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return types().isPresent()
                ? StreamedSource.super.readInOrder(threads, meter, sinks)
                : settled(meter).readInOrder(threads, meter, sinks);
    }

    @Override
    public <S extends BatchSink> Content<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return types().isPresent()
                ? StreamedSource.super.readInParallel(threads, meter, sinks)
                : settled(meter).readInParallel(threads, meter, sinks);
    }

    private JsonSource settled() throws IOException, InterruptedException {
        return settled(Meter.NONE);
    }

    /** Returns this source with known types. */
    private JsonSource settled(Meter meter) throws IOException, InterruptedException {
        return types().isPresent()
                ? this
                : new JsonSource(files, Typing.settled(JsonInference.of(files, meter)), maxBadFraction, isPart);
    }
}
