package io.penstock.data.source;

import io.penstock.columns.RowType;
import io.penstock.data.internal.Crew;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One reading of a streamed source. */
final class StreamedReading {

    private final StreamedSource source;
    private final List<? extends StreamedSource> shards;
    private final Meter meter;
    private final RowTally tally = new RowTally();

    StreamedReading(StreamedSource source, Meter meter) throws IOException, InterruptedException {
        this.source = source;
        this.shards = source.shards();
        this.meter = meter;
        if (shards.isEmpty()) {
            throw new DataException("%s has no parts to read. Check its path or pattern.".formatted(source.title()));
        }
    }

    RowType type() throws IOException, InterruptedException {
        if (source.types().isPresent()) {
            return source.types().get();
        }
        try (RowStream first = shards.get(0).open()) {
            return first.type();
        }
    }

    <S extends BatchSink> Content<S> inOrder(int threads, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        RowType type = type();
        try (Sinks<S> sinks = new Sinks<>(factory)) {
            RowsWriter writer = new RowsWriter(sinks.open(type));
            pipe(type, threads < 2 ? List.of() : List.of(writer), threads < 2 ? Optional.of(writer) : Optional.empty());
            return content(type, sinks);
        }
    }

    <S extends BatchSink> Content<S> inParallel(int threads, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        RowType type = type();
        try (Sinks<S> sinks = new Sinks<>(factory)) {
            List<RowsWriter> writers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                writers.add(new RowsWriter(sinks.open(type)));
            }
            RowsWriter own = writers.remove(0);
            if (shards.size() == 1) {
                pipe(type, writers, Optional.of(own));
            } else {
                share(type, writers, own);
            }
            return content(type, sinks);
        }
    }

    /** This thread reads, the others convert and write, and this one does if it has to wait. */
    private void pipe(RowType type, List<RowsWriter> writers, Optional<RowsWriter> own)
            throws IOException, InterruptedException {
        List<Slot<Piece>> free = slots(2 * writers.size());
        List<Crew.Worker<Slot<Piece>>> workers = new ArrayList<>();
        writers.forEach(writer -> workers.add(slot -> writer.write(slot.take())));
        Crew.Worker<Slot<Piece>> helping = own.<Crew.Worker<Slot<Piece>>>map(
                        writer -> slot -> writer.write(slot.take()))
                .orElse(null);
        try (Crew<Slot<Piece>> crew = Crew.start("penstock-rows", workers, helping, free)) {
            Slot<Piece> slot = new Slot<>();
            for (StreamedSource shard : shards) {
                slot = hand(shard, type, crew, slot);
            }
            crew.finish();
        }
    }

    private Slot<Piece> hand(StreamedSource shard, RowType type, Crew<Slot<Piece>> crew, Slot<Piece> empty)
            throws IOException, InterruptedException {
        Slot<Piece> slot = empty;
        try (RowStream stream = shard.open()) {
            Conversion conversion = conversion(shard, stream.type(), type);
            for (Optional<Rows> rows = stream.next(); rows.isPresent(); rows = stream.next()) {
                slot.put(new Piece(shard, conversion, rows.get()));
                slot = crew.handOver(slot);
                tell();
            }
        }
        return slot;
    }

    /** Every thread reads, converts and writes shards. */
    private void share(RowType type, List<RowsWriter> writers, RowsWriter own)
            throws IOException, InterruptedException {
        List<Crew.Worker<Slot<StreamedSource>>> workers = new ArrayList<>();
        writers.forEach(writer -> workers.add(slot -> copy(slot.take(), type, writer)));
        try (Crew<Slot<StreamedSource>> crew =
                Crew.start("penstock-shards", workers, slot -> copy(slot.take(), type, own), slots(writers.size()))) {
            Slot<StreamedSource> slot = new Slot<>();
            for (StreamedSource shard : shards) {
                slot.put(shard);
                slot = crew.handOver(slot);
            }
            crew.finish();
        }
    }

    private void copy(StreamedSource shard, RowType type, RowsWriter writer) throws IOException, InterruptedException {
        try (RowStream stream = shard.open()) {
            Conversion conversion = conversion(shard, stream.type(), type);
            for (Optional<Rows> rows = stream.next(); rows.isPresent(); rows = stream.next()) {
                writer.write(new Piece(shard, conversion, rows.get()));
                tell();
            }
        }
    }

    /** Shards that declare other columns than the first one are refused, unless columns are given. */
    private Conversion conversion(StreamedSource shard, RowType declared, RowType wanted) {
        if (source.types().isEmpty() && !declared.equals(wanted)) {
            throw new DataException(
                    "%s has the columns %s, but the parts before it have %s. Make them equal, or give types."
                            .formatted(shard.title(), declared, wanted));
        }
        return Conversion.of(shard.title(), declared, wanted);
    }

    private void tell() throws InterruptedException {
        synchronized (meter) {
            meter.parsed(tally.rows());
        }
    }

    private <S extends BatchSink> Content<S> content(RowType type, Sinks<S> sinks) {
        if (!source.isPart()) {
            tally.check(source.title(), source.maxBadFraction());
        }
        return new Content<>(type, tally.rows(), tally.badRows(), sinks.all());
    }

    private static <T> List<Slot<T>> slots(int number) {
        return Stream.generate(Slot<T>::new).limit(number).toList();
    }

    /** Rows and what becomes of them. */
    private record Piece(StreamedSource shard, Conversion conversion, Rows rows) {}

    /** Holds one thing on its way from thread to thread. */
    private static final class Slot<T> {

        private Optional<T> held = Optional.empty();

        void put(T thing) {
            held = Optional.of(thing);
        }

        T take() {
            T thing = held.orElseThrow();
            held = Optional.empty();
            return thing;
        }
    }

    /** Converts rows, counts them and hands them to a sink. */
    private final class RowsWriter {

        private final BatchSink sink;

        RowsWriter(BatchSink sink) {
            this.sink = sink;
        }

        void write(Piece piece) throws IOException {
            Rows rows = piece.conversion().apply(piece.rows());
            List<BadRow> bad = shards.size() == 1
                    ? rows.badRows()
                    : rows.badRows().stream()
                            .map(row -> row.in(piece.shard().title()))
                            .toList();
            tally.add(rows.batch().rows(), bad);
            if (rows.batch().rows() > 0) {
                sink.write(rows.batch());
            }
            sink.setAside(bad);
        }
    }
}
