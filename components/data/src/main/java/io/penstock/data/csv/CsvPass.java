package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.internal.Crew;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.Meter;
import io.penstock.data.source.RowTally;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.Sinks;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of files from their first row to their last.
 *
 * @param title what messages call them
 * @param files what to read
 * @param options how they are written
 * @param workers how many threads type and use rows besides the one that parses
 * @param helping whether the parsing thread does so too when it has nothing else to do
 * @param meter is told of progress
 */
record CsvPass(String title, List<Path> files, CsvOptions options, int workers, boolean helping, Meter meter) {

    /** Makes a typist of the header and the first rows. */
    interface Beginning<T extends Typist> {
        T begin(List<String> header, FieldBlock first);
    }

    /** A content, void if the types behind it were widened, and who knows them. */
    record Outcome<S extends BatchSink, T extends Typist>(Content<S> content, T typist) {}

    <S extends BatchSink, T extends Typist> Outcome<S, T> read(Beginning<T> beginning, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        try (CsvFiles rows = CsvFiles.open(files, options)) {
            FieldBlock first = new FieldBlock();
            boolean any = rows.fill(first);
            T typist = beginning.begin(rows.header(), first);
            return new Outcome<>(any ? read(rows, first, typist, factory) : none(), typist);
        }
    }

    private <S extends BatchSink> Content<S> read(
            CsvFiles rows, FieldBlock first, Typist typist, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        RowTally tally = new RowTally();
        try (Sinks<S> sinks = new Sinks<>(factory);
                Crew<FieldBlock> crew = start(typist, sinks, tally)) {
            FieldBlock block = first;
            long parsed = 0;
            do {
                parsed += block.rows();
                meter.parsed(parsed);
                block = crew.handOver(block);
            } while (rows.fill(block));
            crew.finish();
            if (!typist.isWidened()) {
                tally.check(title, options.maxBadFraction());
            }
            return new Content<>(typist.rowType(), tally.rows(), tally.badRows(), sinks.all());
        }
    }

    private <S extends BatchSink> Crew<FieldBlock> start(Typist typist, Sinks<S> sinks, RowTally tally)
            throws IOException {
        RowType type = typist.rowType();
        List<BlockWorker> others = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            others.add(typist.worker(sinks.open(type), tally));
        }
        @Nullable BlockWorker own = helping ? typist.worker(sinks.open(type), tally) : null;
        // With the first one: one being parsed, one being used by each thread, one waiting for each thread.
        List<FieldBlock> free =
                Stream.generate(FieldBlock::new).limit(2L * workers).toList();
        return Crew.start("penstock-csv", others, own, free);
    }

    private <S extends BatchSink> Content<S> none() {
        throw new DataException(
                "%s has a header and no rows that can be read. Check how it was written.".formatted(title));
    }
}
