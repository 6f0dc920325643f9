package io.penstock.data.csv;

import io.penstock.columns.Batch;
import io.penstock.data.internal.Crew;
import io.penstock.data.source.Delivery;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of blocks and delivers them. Used by one thread at a time. */
abstract sealed class BlockWorker implements Crew.Worker<FieldBlock> {

    private final Delivery delivery;

    BlockWorker(Delivery delivery) {
        this.delivery = delivery;
    }

    final Delivery delivery() {
        return delivery;
    }

    /** Reads with types that are inferred on the way. */
    static final class Guessing extends BlockWorker {

        private final TypeGuess guess;
        private final BlockReader reader;

        Guessing(TypeGuess guess, Delivery delivery) {
            super(delivery);
            this.guess = guess;
            this.reader = new BlockReader(guess.rowType(), guess.readers());
        }

        /** Hands on a block, or widens the types if it does not fit them; once they are widened, does nothing else. */
        @Override
        public void work(FieldBlock block) throws IOException, InterruptedException {
            Optional<Batch> batch = guess.isWidened() ? Optional.empty() : reader.read(block);
            if (batch.isEmpty()) {
                guess.widen(block);
                delivery().bringNothing(block.number());
            } else {
                delivery().bring(block.number(), batch.get(), block.badRows(), block.origin());
            }
        }
    }

    /** Reads with types that are given. */
    static final class Strict extends BlockWorker {

        private final GivenColumns columns;
        private final BlockReader reader;

        Strict(GivenColumns columns, Delivery delivery) {
            super(delivery);
            this.columns = columns;
            this.reader = new BlockReader(columns.rowType(), columns.readers());
        }

        @Override
        public void work(FieldBlock block) throws IOException, InterruptedException {
            Misfits misfits = new Misfits();
            Batch batch = reader.read(block, misfits);
            delivery().bring(block.number(), batch, misfits.badRows(block, columns.options()), block.origin());
        }
    }
}
