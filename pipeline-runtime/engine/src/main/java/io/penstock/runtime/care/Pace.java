package io.penstock.runtime.care;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Takes many steps in transactions of about equal length, whatever the disk does, and leaves others their turn between them. */
final class Pace {

    private static final long TARGET_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Fewer would not be faster on a slow disk: what a transaction takes by itself would be all that it does. */
    private static final int LEAST = 50;

    private static final int MOST = 1_000;
    private static final long STEEPEST = 2;

    private int size = LEAST;

    /** One transaction. */
    interface Step<T> {
        void on(List<T> part);
    }

    /** Takes the steps. */
    <T> void through(Collection<T> all, Step<T> step) {
        Iterator<T> left = all.iterator();
        while (left.hasNext()) {
            List<T> part = next(left);
            long start = System.nanoTime();
            step.on(part);
            long took = System.nanoTime() - start;
            adapt(took);
            LockSupport.parkNanos(took); // another process comes to its turn
        }
    }

    private <T> List<T> next(Iterator<T> left) {
        List<T> part = new ArrayList<>(size);
        while (part.size() < size && left.hasNext()) {
            part.add(left.next());
        }
        return part;
    }

    /** Returns how much the next transaction takes on. */
    int adapt(long took) {
        long fitting = TARGET_NANOS * size / Math.max(1, took);
        size = (int) Math.max(LEAST, Math.min(MOST, Math.max(size / STEEPEST, Math.min(size * STEEPEST, fitting))));
        return size;
    }
}
