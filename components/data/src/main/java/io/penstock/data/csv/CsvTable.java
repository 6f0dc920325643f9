package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
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

    private final Path file;
    private final CsvOptions options;

    private CsvTable(Path file, CsvOptions options) {
        this.file = file;
        this.options = options;
    }

    /** Names a file to read. */
    public static CsvTable of(Path file, CsvOptions options) {
        return new CsvTable(file, options);
    }

    /** Opens a sink for rows of a type. A second call means that what earlier sinks of this reading took is void. */
    @FunctionalInterface
    public interface SinkFactory<S extends BatchSink> {

        /** Opens a sink. */
        S open(RowType type) throws IOException;
    }

    /** Is told how many rows were parsed, and may stop the reading. */
    @FunctionalInterface
    public interface Meter {

        /** Takes the number of rows parsed in this pass. */
        void parsed(long rows) throws InterruptedException;
    }

    /**
     * Reads all rows in order into one sink, which a second thread uses if there may be one.
     *
     * @throws DataException if the file does not exist, is empty, has no rows, names columns twice or has too many bad rows
     */
    public <S extends BatchSink> CsvContent<S> readInOrder(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return read(Math.min(1, threads - 1), threads < 2, meter, sinks);
    }

    /** Reads all rows in any order into as many sinks as there are threads; see {@link #readInOrder}. */
    public <S extends BatchSink> CsvContent<S> readInParallel(int threads, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        return read(Math.max(0, threads - 1), true, meter, sinks);
    }

    private <S extends BatchSink> CsvContent<S> read(int workers, boolean helping, Meter meter, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        CsvContent<S> content = readTwiceAtMost(workers, helping, meter, sinks);
        if (content.badRows() > 0) {
            LOG.warn("Set aside {} unreadable rows of CSV file '{}', read {}", content.badRows(), file, content.rows());
        }
        return content;
    }

    private <S extends BatchSink> CsvContent<S> readTwiceAtMost(
            int workers, boolean helping, Meter meter, SinkFactory<S> sinks) throws IOException, InterruptedException {
        CsvPass pass = new CsvPass(file, options, workers, helping, meter);
        CsvPass.Outcome<S> first = pass.read(sinks);
        if (!first.guess().isWidened()) {
            return first.content();
        }
        TypeGuess known = first.guess().settled();
        CsvContent<S> second = pass.read(known, sinks).content();
        if (known.isWidened()) {
            throw new DataException(
                    "CSV file '%s' changed while it was read. Run again when it is complete.".formatted(file));
        }
        return second;
    }
}
