package io.penstock.runtime.metadata.sqlite;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/**
 * Waits for the right to write that another process has, and looks every millisecond. SQLite's own way looks ever more rarely, up to
 * every 100 ms, and misses the pauses of whoever writes much.
 */
final class Turn extends BusyHandler {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long patienceNanos;
    private long begun;

    Turn(int patienceMillis) {
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    }

    @Override
    protected int callback(int times) {
        if (times == 0) {
            begun = System.nanoTime();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return System.nanoTime() - begun < patienceNanos ? 1 : 0;
    }
}
