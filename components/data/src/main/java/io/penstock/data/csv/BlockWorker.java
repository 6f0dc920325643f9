package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.data.internal.Crew;
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

    BlockWorker(BatchSink sink, RowTally tally) {
        this.sink = sink;
        this.tally = tally;
    }

    final void hand(Batch rows, List<BadRow> bad, String origin) throws IOException {
        List<BadRow> named =
                origin.isEmpty() ? bad : bad.stream().map(row -> row.in(origin)).toList();
        tally.add(rows.rows(), named);
        if (rows.rows() > 0) {
            sink.write(rows);
        }
        sink.setAside(named);
    }

    /** Reads with types that are inferred on the way. */
    static final class Guessing extends BlockWorker {

        private final TypeGuess guess;
        private final BlockReader reader;

        Guessing(TypeGuess guess, BatchSink sink, RowTally tally) {
            super(sink, tally);
            this.guess = guess;
            this.reader = new BlockReader(guess.rowType(), guess::readers);
        }

        /** Hands on a block, or widens the types if it does not fit them; once they are widened, does nothing else. */
        @Override
        public void work(FieldBlock block) throws IOException {
            Optional<Batch> batch = guess.isWidened() ? Optional.empty() : reader.read(block);
            if (batch.isEmpty()) {
                guess.widen(block);
            } else {
                hand(batch.get(), block.badRows(), block.origin());
            }
        }
    }

    /** Reads with types that are given. */
    static final class Strict extends BlockWorker {

        private final GivenColumns columns;
        private final BlockReader reader;

        Strict(GivenColumns columns, BatchSink sink, RowTally tally) {
            super(sink, tally);
            this.columns = columns;
            this.reader = new BlockReader(columns.rowType(), columns::readers);
        }

        @Override
        public void work(FieldBlock block) throws IOException {
            Misfits misfits = new Misfits();
            Batch batch = reader.read(block, misfits);
            hand(batch, misfits.badRows(block, columns.options()), block.origin());
        }
    }
}
