package io.penstock.data.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets steps that several threads bring be run one at a time, in the order of their numbers, from 0. The thread that brings the
 * next one runs it and those that wait behind it. Closing it lets everyone go on; steps that wait are forgotten.
 */
public final class Turns implements AutoCloseable {

    /** What is run in its turn. */
    @FunctionalInterface
    public interface Step {

        /** Runs. */
        void run() throws IOException;
    }

    private final int room;
    private final Map<Long, Step> waiting = new HashMap<>();
    private long next;
    private boolean running;
    private boolean closed;

    /** Begins with number 0; a thread that brings a step waits while as many others wait, unless its step is the next. */
    public Turns(int room) {
        this.room = room;
    }

    /** Brings a step; afterwards it has been run, or another thread will run it. */
    public void bring(long number, Step step) throws IOException, InterruptedException {
        if (!mayRun(number, step)) {
            return;
        }
        boolean done = false;
        try {
            for (Step mine = takeNext(); mine != null; mine = takeNext()) {
                mine.run();
            }
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private synchronized boolean mayRun(long number, Step step) throws InterruptedException {
        while (number != next && waiting.size() >= room && !closed) {
            wait();
        }
        if (closed) {
            return false;
        }
        waiting.put(number, step);
        boolean mayRun = !running;
        running = true;
        return mayRun;
    }

    private synchronized @Nullable Step takeNext() {
        Step step = waiting.remove(next);
        running = step != null;
        if (running) {
            next++;
            notifyAll();
        }
        return step;
    }
}
