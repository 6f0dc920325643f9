package io.penstock.cli;

import io.penstock.runtime.RunHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does while a run goes on: the run is cancelled and the process waits for its end, so that it is found as cancelled
 * and not as broken off.
 */
final class Interruption implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 40;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable cancelling) {
        hook = new Thread(() -> cancel(cancelling), "penstock-interruption");
    }

    static Interruption cancels(RunHandle run) {
        return of(run::cancel);
    }

    /** Begins to wait for Ctrl-C, which asks a run to stop. */
    static Interruption of(Runnable cancelling) {
        Interruption interruption = new Interruption(cancelling);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void cancel(Runnable cancelling) {
        cancelling.run();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("penstock: the run does not stop; it will be found as interrupted.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To be called when the run is written down. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process ends already: the hook waits no more
        }
    }
}
