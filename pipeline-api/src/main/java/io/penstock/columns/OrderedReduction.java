package io.penstock.columns;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A reduction that makes a partial result for each batch and merges them in the order of batches. */
final class OrderedReduction<A> extends Reduction<A> {

    private final int mostAhead;
    private final Map<Long, A> waiting = new HashMap<>();
    private final A total;
    private long claimed;
    private long merged;

    /**
     * Begins a reduction.
     *
     * @param mostAhead how many batches may be loaded or waiting behind the slowest
     */
    OrderedReduction(BatchSource source, Reducer<A, ?> reducer, int mostAhead) {
        super(source, reducer);
        this.mostAhead = mostAhead;
        this.total = reducer.zero();
    }

    /** A batch and its place. */
    private record Task(long place, Supplier<Batch> load) {}

    @Override
    void work() {
        for (Task task = next(); task != null; task = next()) {
            deliver(task.place(), reduce(task.load()));
        }
    }

    @Override
    synchronized A total() {
        return total;
    }

    private synchronized @Nullable Task next() {
        try {
            while (claimed - merged >= mostAhead && !isStopped()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
        Supplier<Batch> load = claim();
        return load == null ? null : new Task(claimed++, load);
    }

    private synchronized void deliver(long place, A partial) {
        waiting.put(place, partial);
        for (A next = waiting.remove(merged); next != null; next = waiting.remove(merged)) {
            reducer.merge(total, next);
            merged++;
        }
        notifyAll();
    }
}
