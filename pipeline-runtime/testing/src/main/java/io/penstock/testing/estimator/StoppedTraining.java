package io.penstock.testing.estimator;

import io.penstock.model.Model;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How a training ended that was asked to stop after its second check.
 *
 * @param failure what it ended with; empty if it trained to its end
 * @param worked how long it worked on, in time of its own thread on a processor: time on the wall is that of others as well
 */
record StoppedTraining(Optional<Throwable> failure, Duration worked) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * Trains, stops it, and waits for its end.
     *
     * @throws TimeoutException if it does not ask twice whether to stop within the longest wait, or still runs so long after
     */
    static StoppedTraining of(ExecutorService pool, Callable<Model> fit, TrainingTrial trial, Duration longest)
            throws InterruptedException, TimeoutException {
        ProcessorTime time = new ProcessorTime();
        Future<Model> training = pool.submit(() -> time.measure(fit, trial::checksNoMore));
        if (!trial.awaitChecks(longest)) {
            throw new TimeoutException(
                    "It did not ask twice within %s whether to stop; call context.checkCancelled() in long loops."
                            .formatted(longest));
        }
        long asked = time.now();
        trial.cancel();
        Optional<Throwable> failure = failure(training, longest);
        return new StoppedTraining(failure, Duration.ofNanos(time.now() - asked));
    }

    private static Optional<Throwable> failure(Future<Model> training, Duration longest)
            throws InterruptedException, TimeoutException {
        try {
            training.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Objects.requireNonNull(e.getCause()));
        }
    }

    /** What the thread of one call has used of a processor, also after its end. */
    private static final class ProcessorTime {

        private volatile long thread;
        private volatile long atEnd = -1;

        <T> T measure(Callable<T> call, Runnable end) throws Exception {
            thread = Thread.currentThread().getId();
            try {
                return call.call();
            } finally {
                atEnd = THREADS.getCurrentThreadCpuTime();
                end.run();
            }
        }

        long now() {
            return atEnd < 0 ? THREADS.getThreadCpuTime(thread) : atEnd;
        }
    }
}
