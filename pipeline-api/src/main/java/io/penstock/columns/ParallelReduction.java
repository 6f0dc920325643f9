package io.penstock.columns;

import io.penstock.errors.EnvironmentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that reduce batches together. The result has the same bits for any number of threads: a reducer that is not ordered
 * gets a partial result for each thread, an ordered one for each batch, merged in the order of batches.
 *
 * <p>At most a few batches and partial results for each thread are in memory. Thread-safe; {@link #close} ends the threads.
 */
public final class ParallelReduction implements AutoCloseable {

    private final int threads;
    private final ExecutorService workers;

    /** Starts daemon threads, at least one. */
    public ParallelReduction(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A reduction needs at least one thread, not '%d'.".formatted(threads));
        }
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "penstock-reduction-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reduces batches to a result. The batches are walked by one thread at a time. */
    public <A, R> R reduce(Iterable<Batch> batches, Reducer<A, R> reducer) {
        return reduce(BatchSource.of(batches), reducer);
    }

    /** Reduces batches to a result. Throws what the source or the reducer throws, as it is. */
    public <A, R> R reduce(BatchSource source, Reducer<A, R> reducer) {
        return reducer.finish(total(source, reducer));
    }

    /** Reduces batches to a partial result, to encode or to merge with others. */
    public <A> A total(BatchSource source, Reducer<A, ?> reducer) {
        Reduction<A> reduction = reducer.ordered()
                ? new OrderedReduction<>(source, reducer, 4 * threads)
                : new FreeReduction<>(source, reducer);
        List<Future<?>> futures = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            futures.add(workers.submit(() -> run(reduction)));
        }
        await(futures, reduction);
        return reduction.total();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** One worker's share; a failure, of whatever kind, stops the others. */
    private static void run(Reduction<?> reduction) {
        boolean finished = false;
        try {
            reduction.work();
            finished = true;
        } finally {
            if (!finished) {
                reduction.stop();
            }
        }
    }

    /** Waits until every worker has left, since the source may be closed afterwards. */
    private static void await(List<Future<?>> futures, Reduction<?> reduction) {
        List<Throwable> failures = new ArrayList<>();
        boolean interrupted = false;
        for (Future<?> future : futures) {
            while (!future.isDone()) {
                interrupted |= awaitOne(future, reduction);
            }
            collect(future, failures);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("A reduction was interrupted before it had read all rows.");
        }
        rethrow(failures);
    }

    private static boolean awaitOne(Future<?> future, Reduction<?> reduction) {
        try {
            future.get();
        } catch (InterruptedException e) {
            reduction.stop();
            return true;
        } catch (ExecutionException e) {
            return false; // collected when all are done
        }
        return false;
    }

    private static void collect(Future<?> done, List<Throwable> failures) {
        try {
            done.get();
        } catch (ExecutionException e) {
            failures.add(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(List<Throwable> failures) {
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw new AssertionError("workers throw nothing checked", failure);
        }
    }
}
