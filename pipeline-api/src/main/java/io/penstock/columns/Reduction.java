package io.penstock.columns;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One reduction that several workers share. */
abstract sealed class Reduction<A> permits FreeReduction, OrderedReduction {

    final Reducer<A, ?> reducer;
    private final BatchSource source;
    private boolean stopped;

    Reduction(BatchSource source, Reducer<A, ?> reducer) {
        this.source = source;
        this.reducer = reducer;
    }

    /** Works until there is nothing left to do. Called by each worker. */
    abstract void work();

    /** Returns the partial result of all rows, when all workers have left. */
    abstract A total();

    /** Makes all workers leave after their batch. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Returns what loads the next batch, or null if there is none or a worker failed. */
    synchronized @Nullable Supplier<Batch> claim() {
        return stopped ? null : source.next();
    }

    final A reduce(Supplier<Batch> load) {
        A partial = reducer.zero();
        reducer.add(partial, load.get());
        return partial;
    }
}
