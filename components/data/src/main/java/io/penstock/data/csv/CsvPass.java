package io.penstock.data.csv;

import io.penstock.columns.RowType;
import io.penstock.data.internal.Crew;
import io.penstock.data.internal.Turns;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.Content;
import io.penstock.data.source.Delivery;
import io.penstock.data.source.FileSet;
import io.penstock.data.source.Meter;
import io.penstock.data.source.RowTally;
import io.penstock.data.source.SinkFactory;
import io.penstock.data.source.Sinks;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One reading of files from their first row to their last.
 *
 * @param files what to read
 * @param options how they are written
 * @param part whether their rows are judged together with those of others
 * @param threads how many type and use rows, the one that parses among them, which does so when it has nothing else to do
 * @param ordered whether one sink takes all rows in order, else each thread has its own
 * @param meter is told of progress
 */
record CsvPass(FileSet files, CsvOptions options, boolean part, int threads, boolean ordered, Meter meter) {

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
            if (!any && !part) {
                throw new DataException(
                        "%s has a header and no rows that can be read. Check how it was written.".formatted(title()));
            }
            return new Outcome<>(read(rows, first, typist, factory), typist);
        }
    }

    private <S extends BatchSink> Content<S> read(
            CsvFiles rows, FieldBlock first, Typist typist, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        RowTally tally = new RowTally();
        Turns turns = new Turns(threads);
        try (Sinks<S> sinks = new Sinks<>(factory);
                Crew<FieldBlock> crew = start(workers(typist, sinks, tally, turns), turns);
                turns) {
            hand(rows, first, crew);
            crew.finish();
            if (!part && !typist.isWidened()) {
                tally.check(title(), options.maxBadFraction());
            }
            return new Content<>(typist.rowType(), tally.rows(), tally.badRows(), sinks.all());
        }
    }

    private void hand(CsvFiles rows, FieldBlock first, Crew<FieldBlock> crew) throws IOException, InterruptedException {
        FieldBlock block = first;
        long parsed = 0;
        long number = 0;
        do { // a first block without rows has nothing that anybody would take
            parsed += block.rows();
            meter.parsed(parsed);
            block.number(number++);
            block = crew.handOver(block);
        } while (rows.fill(block));
    }

    private <S extends BatchSink> List<BlockWorker> workers(Typist typist, Sinks<S> sinks, RowTally tally, Turns turns)
            throws IOException {
        RowType type = typist.rowType();
        List<BlockWorker> workers = new ArrayList<>();
        S shared = ordered ? sinks.open(type) : null;
        for (int i = 0; i < threads; i++) {
            workers.add(typist.worker(
                    shared == null
                            ? new Delivery(sinks.open(type), tally, Delivery.Order.ANY)
                            : new Delivery(shared, tally, (number, step) -> turns.bring(number, step::run))));
        }
        return workers;
    }

    private Crew<FieldBlock> start(List<BlockWorker> workers, Turns turns) {
        // With the first one: one being parsed, one being used by each thread, one waiting for each thread.
        List<FieldBlock> free =
                Stream.generate(FieldBlock::new).limit(2L * (threads - 1)).toList();
        return Crew.start("penstock-csv", workers.subList(1, threads), workers.get(0), free, turns::close);
    }

    private String title() {
        return files.title("CSV");
    }
}
