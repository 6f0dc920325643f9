package io.penstock.runtime.care;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.runtime.internal.Threads;
import io.penstock.runtime.store.ArtifactStore.Disposal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

/**
 * Deletes files in a few threads, beside the transactions in which they are taken away. Whoever brings more than they come to deletes
 * himself.
 */
final class Disposals implements AutoCloseable {

    /** To delete is to wait for the disk most of the time. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 16;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Threads.named("penstock-disposal"),
            new CallerRunsPolicy());
    private final List<Future<?>> parts = new ArrayList<>();

    /** Has something deleted. */
    void add(List<Disposal> part) {
        parts.add(threads.submit(() -> {
            for (Disposal disposal : part) {
                disposal.delete();
            }
            return part.size();
        }));
    }

    /** Waits until everything is deleted. */
    void finish() throws IOException {
        try {
            for (Future<?> part : parts) {
                Uninterruptibles.getUninterruptibly(part);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException("What was taken away cannot be deleted", e.getCause());
        }
    }

    /** Waits for what was begun. */
    @Override
    public void close() {
        threads.shutdownNow();
        Uninterruptibles.awaitTerminationUninterruptibly(threads);
    }
}
