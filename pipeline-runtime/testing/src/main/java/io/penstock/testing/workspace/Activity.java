package io.penstock.testing.workspace;

import io.penstock.testing.internal.WatchedStore.Watch;
import java.util.concurrent.ExecutorService;

/**
 * Whether anything is being done in a workspace: a task of its executor, something on its way to the store, a call of the test. When
 * nothing is, the next moment that is waited for comes. Thread-safe.
 */
final class Activity implements Watch {

    private final TestTime time;
    private final ExecutorService threads;
    private int busy;

    Activity(TestTime time, ExecutorService threads) {
        this.time = time;
        this.threads = threads;
    }

    /** Runs a task of a workspace. */
    void execute(Runnable task) {
        begins();
        boolean taken = false;
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    ends();
                }
            });
            taken = true;
        } finally {
            if (!taken) {
                ends();
            }
        }
    }

    @Override
    public synchronized void begins() {
        busy++;
    }

    @Override
    public void ends() {
        if (isIdleNow() && time.isAwaited() && !threads.isShutdown()) {
            execute(time::ringNext);
        }
    }

    private synchronized boolean isIdleNow() {
        return --busy == 0;
    }
}
