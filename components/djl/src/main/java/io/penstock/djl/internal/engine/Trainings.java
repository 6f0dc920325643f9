package io.penstock.djl.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The trainings of a process. A process that ends takes the native library down under whoever still calls it, which can crash it;
 * so its end waits until each training has come to its next step and has stopped there.
 */
public final class Trainings {

    /** Who cancels runs when the process ends has this time to do so. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** The end waits no longer for trainings to come to their next step, though a step of a large network can take longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantReadWriteLock going = new ReentrantReadWriteLock();
    private volatile boolean ending;

    /** Begins with no trainings. */
    Trainings() {}

    /** Returns those of this process. */
    public static Trainings ofThisProcess() {
        return Hooked.TRAININGS;
    }

    /** A training by one thread, from its first use of the native library to its last. */
    @FunctionalInterface
    public interface Training<T> {

        /** Trains. */
        T run() throws IOException, InterruptedException;
    }

    /** Trains, unless the process ends; it does not end meanwhile. */
    public <T> T during(Training<T> training) throws IOException, InterruptedException {
        going.readLock().lockInterruptibly();
        try {
            checkGoing();
            return training.run();
        } finally {
            going.readLock().unlock();
        }
    }

    /** Throws if the process ends. */
    public void checkGoing() throws InterruptedException {
        if (ending) {
            throw new InterruptedException("The process ends, and the training with it.");
        }
    }

    /**
     * Waits until no training goes on, and stops those that do.
     *
     * @return whether all have stopped
     */
    boolean end(Duration grace, Duration patience) throws InterruptedException {
        boolean alone = lockedWithin(grace);
        ending = true; // before the lock is released, so that nobody begins unseen
        boolean stopped = alone || lockedWithin(patience);
        if (stopped) {
            going.writeLock().unlock(); // whoever begins now is told that the process ends, and does not wait for ever
        }
        return stopped;
    }

    private boolean lockedWithin(Duration limit) throws InterruptedException {
        return going.writeLock().tryLock(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Registers the hook when the first training begins. */
    private static final class Hooked {

        static final Trainings TRAININGS = hooked(new Trainings());

        private static Trainings hooked(Trainings trainings) {
            Thread hook = new Thread(() -> atTheEnd(trainings), "penstock-trainings");
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                trainings.ending = true; // the process ends already
            }
            return trainings;
        }

        private static void atTheEnd(Trainings trainings) {
            try {
                trainings.end(GRACE, PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
