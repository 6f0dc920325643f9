package io.penstock.runtime.isolation.child;

import java.io.IOException;
import java.io.InputStream;

/** Listens to the parent: a byte asks the component to stop; the end of the stream, that the parent is gone, ends this JVM. */
final class Orders implements Runnable {

    private static final int ORPHANED = 1;

    private final InputStream in;
    private final Stop stop;

    Orders(InputStream in, Stop stop) {
        this.in = in;
        this.stop = stop;
    }

    /** Whether the component was asked to stop. Thread-safe. */
    static final class Stop {

        private final Thread worker;
        private volatile boolean requested;

        /** Makes an order that interrupts a thread when it comes. */
        Stop(Thread worker) {
            this.worker = worker;
        }

        boolean isRequested() {
            return requested;
        }

        private void request() {
            requested = true;
            worker.interrupt();
        }
    }

    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(Orders::endDescendants, "penstock-descendants"));
        Thread thread = new Thread(this, "penstock-orders");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (in.read() >= 0) {
                stop.request();
            }
        } catch (IOException e) {
            end();
        }
        end();
    }

    /** Ends this JVM at once, and what it started: no hook of the component shall keep it. */
    static void end() {
        endDescendants();
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static void endDescendants() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
