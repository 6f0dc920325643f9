package io.penstock.runtime.metadata.sqlite;

import com.google.common.util.concurrent.Uninterruptibles;
import io.penstock.runtime.internal.Threads;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread on which appends are acknowledged, in their order. */
final class Acknowledger implements Executor, AutoCloseable {

    private final ThreadLocal<Boolean> isOwn = ThreadLocal.withInitial(() -> false);
    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);

    @Override
    public void execute(Runnable answer) {
        executor.execute(answer);
    }

    /** Waits for the answers, unless one of them is what closes. */
    @Override
    public void close() {
        executor.shutdown();
        if (!isOwn.get()) {
            Uninterruptibles.awaitTerminationUninterruptibly(executor);
        }
    }

    private Thread thread(Runnable work) {
        return Threads.thread(
                () -> {
                    isOwn.set(true);
                    work.run();
                },
                "penstock-metadata-acknowledger");
    }
}
