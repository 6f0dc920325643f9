package io.penstock.runtime.schedule;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The one thread of a workspace that waits for moments; what it runs is brief. Made when it is first needed. Thread-safe. */
public final class Timer implements Alarms, AutoCloseable {

    private static final Duration SOON = Duration.ofMillis(5);

    /** A task that has not come yet, or comes again and again. */
    public interface Alarm {

        /** An alarm that never rings. */
        Alarm NONE = () -> {};

        /** Takes the task back; does nothing if it has run. */
        void cancel();
    }

    private final ScheduledThreadPoolExecutor executor;

    /** Creates a timer whose thread comes from a factory. */
    public Timer(ThreadFactory threads) {
        executor = new ScheduledThreadPoolExecutor(1, threads);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Returns an executor that runs a task after a few milliseconds. */
    public Executor soon() {
        return task -> after(SOON, task);
    }

    /** Runs a task after a while; at once if this timer is closed. */
    @Override
    public Alarm after(Duration delay, Runnable task) {
        try {
            var future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            task.run(); // the workspace closes: whoever waits shall go on and see that
            return Alarm.NONE;
        }
    }

    /** Runs a task again and again. */
    public Alarm every(Duration period, Runnable task) {
        var future = executor.scheduleWithFixedDelay(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
