package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Meter;
import io.penstock.data.source.NoSink;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.Typing;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CSV file as a table of typed columns.
 *
 * <p>Every column gets the narrowest type that holds all its fields: 64-bit integer, double, or text. Types are guessed from the
 * first rows; if a later row shows a guess to be too narrow, the rest of the file is read for its types alone, and then all of it
 * once more: at most two passes. One thread parses while others type and use the rows. Memory does not depend on the number
 * of rows.
 *
 * <ul>
 *   <li>Integers have no leading zeros, no plus and fit 64 bits; anything else of digits alone is text, so that no identifier
 *       loses digits. A column of integers and floats is double; integers beyond 2^53 lose digits there.
 *   <li>An empty field is missing, quoted or not. A column without any value is {@code INT64}.
 *   <li>A row with too few or too many fields, or with bytes that are not valid in the encoding, is set aside with its line. A line
 *       with nothing on it is no row, unless the file has one column, where it is a missing value.
 *   <li>Broken quotes (text after a closing quote, a quote that is never closed) make the file unreadable, since nobody knows where
 *       its rows end.
 * </ul>
 */
public final class CsvTable {

    private static final Logger LOG = LoggerFactory.getLogger(CsvTable.class);

    private final String title;
    private final FileSet files;
    private final CsvOptions options;
    private final Typing typing;
    private final boolean part;

    CsvTable(FileSet files, CsvOptions options, Typing typing, boolean part) {
        this.title = files.title("CSV");
        this.files = files;
        this.options = options;
        this.typing = typing;
        this.part = part;
    }

    /** Names a file to read. */
    public static CsvTable of(Path file, CsvOptions options) {
        return new CsvTable(FileSet.of(file), options, Typing.INFERRED, false);
    }

    /**
     * Reads all rows in order into one sink, which one thread after another uses.
     *
     * @throws DataException if the file does not exist, is empty, has no rows, names columns twice or has too many bad rows
     */
    public <S extends BatchSink> Content<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return read(threads, true, meter, sinks);
    }

    /** Reads all rows in any order into as many sinks as there are threads; see {@link #readInOrder}. */
    public <S extends BatchSink> Content<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return read(threads, false, meter, sinks);
    }

    /** Returns the types that a reading would come to, by one pass over all rows. */
    RowType rowType(int threads, Meter meter) throws IOException, InterruptedException {
        return guess(new CsvPass(files, options, part, Math.max(1, threads), false, meter), type -> NoSink.INSTANCE)
                .typist()
                .rowType();
    }

    private <S extends BatchSink> Content<S> read(int threads, boolean ordered, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        Content<S> content = read(new CsvPass(files, options, part, Math.max(1, threads), ordered, meter), sinks);
        if (content.badRows() > 0) {
            LOG.warn("Set aside {} unreadable rows of {}, read {}", content.badRows(), title, content.rows());
        }
        return content;
    }

    private <S extends BatchSink> Content<S> read(CsvPass pass, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        if (typing instanceof Typing.Given given) {
            return pass.read((header, first) -> GivenColumns.in(header, given.rows(), title, options), sinks)
                    .content();
        }
        return typing instanceof Typing.Settled settled
                ? readSettled(pass, settled.rows(), sinks)
                : readTwiceAtMost(pass, sinks);
    }

    private <S extends BatchSink> Content<S> readTwiceAtMost(CsvPass pass, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        CsvPass.Outcome<S, TypeGuess> first = guess(pass, sinks);
        return first.typist().isWidened() ? readSettled(pass, first.typist().rowType(), sinks) : first.content();
    }

    private <S extends BatchSink> CsvPass.Outcome<S, TypeGuess> guess(CsvPass pass, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return pass.read((header, block) -> TypeGuess.of(header, missing(), block), sinks);
    }

    private <S extends BatchSink> Content<S> readSettled(CsvPass pass, RowType types, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        CsvPass.Outcome<S, TypeGuess> read = pass.read((header, first) -> settled(header, types), sinks);
        if (read.typist().isWidened()) {
            throw changed();
        }
        return read.content();
    }

    private TypeGuess settled(List<String> header, RowType types) {
        if (!header.equals(types.names())) {
            throw changed();
        }
        return TypeGuess.settled(types, missing());
    }

    private MissingTexts missing() {
        return new MissingTexts(options.missing());
    }

    private DataException changed() {
        return new DataException("%s changed while it was read. Run again when it is complete.".formatted(title));
    }
}
