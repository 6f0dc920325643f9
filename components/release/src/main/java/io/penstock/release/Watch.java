package io.penstock.release;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Repeats a look at something on a daemon thread of its own, until it is closed. */
final class Watch implements AutoCloseable {

    private final ScheduledExecutorService clock;
    private final Future<?> looks;

    Watch(Runnable look, Duration interval) {
        clock = Executors.newSingleThreadScheduledExecutor(Watch::thread);
        looks = clock.scheduleWithFixedDelay(look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        looks.cancel(true);
        clock.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "penstock-serving-watch");
        thread.setDaemon(true);
        return thread;
    }
}
