package io.penstock.data.csv;

import io.penstock.columns.Batch;
import java.io.IOException;
import java.util.Optional;

/** Reads blocks as batches and hands them to a sink. Used by one thread at a time. */
final class BlockWorker<S extends BatchSink> {

    private final TypeGuess guess;
    private final BlockReader reader;
    private final S sink;

    BlockWorker(TypeGuess guess, S sink) {
        this.guess = guess;
        this.sink = sink;
        this.reader = new BlockReader(guess.rowType(), guess.types(), guess.missing());
    }

    S sink() {
        return sink;
    }

    /** Hands on a block, or widens the types if it does not fit them; once they are widened, does nothing else. */
    void work(FieldBlock block) throws IOException {
        Optional<Batch> batch = guess.isWidened() ? Optional.empty() : reader.read(block);
        if (batch.isEmpty()) {
            guess.widen(block);
        } else {
            if (block.rows() > 0) {
                sink.write(batch.get());
            }
            sink.setAside(block.badRows());
        }
    }
}
