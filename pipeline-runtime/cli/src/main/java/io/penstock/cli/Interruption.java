package io.penstock.cli;

import io.penstock.runtime.RunHandle;
import io.penstock.runtime.RunReport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

    /** Waits for the end of a run, which Ctrl-C cancels meanwhile; what is done with its report is done before the process ends. */
    static <T> T await(RunHandle run, Function<RunReport, T> use) {
        Interruption interruption = of(run::cancel);
        try (interruption) {
            return use.apply(run.report().toCompletableFuture().join());
        }
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
