package io.penstock.data.csv;

import io.penstock.data.csv.CsvTable.Meter;
import io.penstock.data.csv.CsvTable.SinkFactory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One reading of a file from its first row to its last.
 *
 * @param file what to read
 * @param options how it is written
 * @param workers how many threads type and use rows besides the one that parses
 * @param helping whether the parsing thread does so too when it has nothing else to do
 * @param meter is told of progress
 */
record CsvPass(Path file, CsvOptions options, int workers, boolean helping, Meter meter) {

    /** Reads with types guessed from the first block. The content is void if {@code guess} is widened afterwards. */
    <S extends BatchSink> Outcome<S> read(SinkFactory<S> sinks) throws IOException, InterruptedException {
        try (CsvRows rows = CsvRows.open(file, options)) {
            FieldBlock first = new FieldBlock();
            boolean any = rows.fill(first);
            TypeGuess guess = new TypeGuess(rows.header(), new MissingTexts(options.missing()));
            guess.begin(first);
            return read(rows, any, first, guess, sinks);
        }
    }

    /** Reads with the types that an earlier pass found. */
    <S extends BatchSink> Outcome<S> read(TypeGuess known, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        try (CsvRows rows = CsvRows.open(file, options)) {
            FieldBlock first = new FieldBlock();
            return read(rows, rows.fill(first), first, known, sinks);
        }
    }

    /** A content and the types behind it. */
    record Outcome<S extends BatchSink>(CsvContent<S> content, TypeGuess guess) {}

    private <S extends BatchSink> Outcome<S> read(
            CsvRows rows, boolean any, FieldBlock first, TypeGuess guess, SinkFactory<S> sinks)
            throws IOException, InterruptedException {
        RowTally tally = new RowTally();
        try (Crew<S> crew = Crew.start(this, first, guess, sinks)) {
            FieldBlock block = first;
            for (boolean more = any; more; more = rows.fill(block)) {
                tally.add(block);
                meter.parsed(tally.rows());
                block = crew.handOver(block);
            }
            crew.finish();
            tally.check(file, options.maxBadFraction());
            return new Outcome<>(new CsvContent<>(guess.rowType(), tally.rows(), tally.badRows(), crew.sinks()), guess);
        }
    }
}
