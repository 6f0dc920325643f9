package io.penstock.data.source;

import io.penstock.columns.RowType;
import io.penstock.data.internal.Crew;
import io.penstock.data.internal.Turns;
import io.penstock.errors.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of a streamed source. */
final class StreamedReading {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedReading.class);

    private final StreamedSource source;
    private final List<? extends StreamedSource> shards;
    private final Meter meter;
    private final RowTally tally = new RowTally();
    private final FirstShard first;

    StreamedReading(StreamedSource source, Meter meter) throws IOException, InterruptedException {
        this.source = source;
        this.shards = source.shards();
        this.meter = meter;
        if (shards.isEmpty()) {
            throw new DataException("%s has no parts to read. Check its path or pattern.".formatted(source.title()));
        }
        this.first = new FirstShard(shards.get(0));
    }

    /** Uses the rows of a piece. */
    private interface Use {
        void piece(RowsWriter.Piece piece) throws IOException, InterruptedException;
    }

    /** Returns the columns; nothing is read. */
    RowType rowType() throws IOException, InterruptedException {
        try (first) {
            return type();
        }
    }

    <S extends BatchSink> Content<S> inOrder(int threads, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        Turns turns = new Turns(Math.max(1, threads));
        try (first;
                Sinks<S> sinks = new Sinks<>(factory)) {
            RowType type = type();
            S sink = sinks.open(type);
            List<RowsWriter> writers = Stream.generate(() ->
                            new RowsWriter(new Delivery(sink, tally, (number, step) -> turns.bring(number, step::run))))
                    .limit(Math.max(1, threads))
                    .toList();
            pipe(type, writers, turns);
            return content(type, sinks);
        }
    }

    <S extends BatchSink> Content<S> inParallel(int threads, SinkFactory<S> factory)
            throws IOException, InterruptedException {
        try (first;
                Sinks<S> sinks = new Sinks<>(factory)) {
            RowType type = type();
            List<RowsWriter> writers = new ArrayList<>();
            for (int i = 0; i < Math.max(1, threads); i++) {
                writers.add(new RowsWriter(new Delivery(sinks.open(type), tally, Delivery.Order.ANY)));
            }
            if (shards.size() == 1) {
                pipe(type, writers, new Turns(1));
            } else {
                share(type, writers);
            }
            return content(type, sinks);
        }
    }

    private RowType type() throws IOException, InterruptedException {
        return source.types().isPresent() ? source.types().get() : first.type();
    }

    /** This thread reads; the others write, and this one does too if it has to wait. */
    private void pipe(RowType type, List<RowsWriter> writers, Turns turns) throws IOException, InterruptedException {
        List<RowsWriter> others = writers.subList(1, writers.size());
        try (Crew<Slot<RowsWriter.Piece>> crew =
                        Crew.start("penstock-rows", others, writers.get(0), slots(2 * others.size()), turns::close);
                turns) {
            Pipe pipe = new Pipe(crew);
            for (StreamedSource shard : shards) {
                read(shard, type, pipe);
            }
            crew.finish();
        }
    }

    /** Every thread reads shards and writes their rows. */
    private void share(RowType type, List<RowsWriter> writers) throws IOException, InterruptedException {
        List<Crew.Worker<Slot<StreamedSource>>> workers = new ArrayList<>();
        writers.forEach(writer -> workers.add(slot -> read(slot.take(), type, writer::write)));
        List<Crew.Worker<Slot<StreamedSource>>> others = workers.subList(1, workers.size());
        try (Crew<Slot<StreamedSource>> crew =
                Crew.start("penstock-shards", others, workers.get(0), slots(others.size()), () -> {})) {
            Slot<StreamedSource> slot = new Slot<>();
            for (StreamedSource shard : shards) {
                slot = crew.handOver(slot.with(shard));
            }
            crew.finish();
        }
    }

    private void read(StreamedSource shard, RowType type, Use use) throws IOException, InterruptedException {
        String origin = shards.size() == 1 ? "" : shard.title();
        try (RowStream stream = first.open(shard)) {
            Conversion conversion = conversion(shard, stream.type(), type);
            for (Optional<Rows> rows = stream.next(); rows.isPresent(); rows = stream.next()) {
                use.piece(new RowsWriter.Piece(rows.get(), conversion, origin));
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
        if (tally.badRows() > 0) {
            LOG.warn("Set aside {} unreadable rows of {}, read {}", tally.badRows(), source.title(), tally.rows());
        }
        return new Content<>(type, tally.rows(), tally.badRows(), sinks.all());
    }

    private static <T> List<Slot<T>> slots(int number) {
        return Stream.generate(Slot<T>::new).limit(number).toList();
    }

    /** Hands pieces to a crew, with their numbers. */
    private static final class Pipe implements Use {

        private final Crew<Slot<RowsWriter.Piece>> crew;
        private Slot<RowsWriter.Piece> slot = new Slot<>();
        private long next;

        Pipe(Crew<Slot<RowsWriter.Piece>> crew) {
            this.crew = crew;
        }

        @Override
        public void piece(RowsWriter.Piece piece) throws IOException, InterruptedException {
            slot = crew.handOver(slot.with(piece.numbered(next++)));
        }
    }
}
