package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.data.internal.Crew;
import io.penstock.data.internal.Turns;
import io.penstock.data.source.BadRow;
import io.penstock.data.source.BatchSink;
import io.penstock.data.source.RowTally;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Hands the rows of blocks to a sink, and counts them. Used by one thread at a time. */
abstract sealed class BlockWorker implements Crew.Worker<FieldBlock> {

    private final BatchSink sink;
    private final RowTally tally;
    private final Order order;

    /** When it is a block's turn to reach the sink. */
    @FunctionalInterface
    interface Order {

        /** Runs a step for a block of some number, now or when those before it have run. */
        void bring(long number, Turns.Step step) throws IOException, InterruptedException;
    }

    BlockWorker(BatchSink sink, RowTally tally, Order order) {
        this.sink = sink;
        this.tally = tally;
        this.order = order;
    }

    final void hand(FieldBlock block, Batch rows, List<BadRow> bad) throws IOException, InterruptedException {
        List<BadRow> named = block.origin().isEmpty()
                ? List.copyOf(bad)
                : bad.stream().map(row -> row.in(block.origin())).toList();
        tally.add(rows.rows(), named);
        Turns.Step taken = rows.rows() > 0 ? sink.prepare(rows) : () -> {};
        order.bring(block.number(), () -> {
            taken.run();
            sink.setAside(named);
        });
    }

    final void handNothing(FieldBlock block) throws IOException, InterruptedException {
        order.bring(block.number(), () -> {});
    }

    /** Reads with types that are inferred on the way. */
    static final class Guessing extends BlockWorker {

        private final TypeGuess guess;
        private final BlockReader reader;

        Guessing(TypeGuess guess, BatchSink sink, RowTally tally, Order order) {
            super(sink, tally, order);
            this.guess = guess;
            this.reader = new BlockReader(guess.rowType(), guess::readers);
        }

        /** Hands on a block, or widens the types if it does not fit them; once they are widened, does nothing else. */
        @Override
        public void work(FieldBlock block) throws IOException, InterruptedException {
            Optional<Batch> batch = guess.isWidened() ? Optional.empty() : reader.read(block);
            if (batch.isEmpty()) {
                guess.widen(block);
                handNothing(block);
            } else {
                hand(block, batch.get(), block.badRows());
            }
        }
    }

    /** Reads with types that are given. */
    static final class Strict extends BlockWorker {

        private final GivenColumns columns;
        private final BlockReader reader;

        Strict(GivenColumns columns, BatchSink sink, RowTally tally, Order order) {
            super(sink, tally, order);
            this.columns = columns;
            this.reader = new BlockReader(columns.rowType(), columns::readers);
        }

        @Override
        public void work(FieldBlock block) throws IOException, InterruptedException {
            Misfits misfits = new Misfits();
            Batch batch = reader.read(block, misfits);
            hand(block, batch, misfits.badRows(block, columns.options()));
        }
    }
}
