package io.penstock.runtime.metadata.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Work that waits for the writer. Whoever adds waits while more lies there than fits; the writer alone makes room, so it must not
 * wait for anyone who adds.
 */
final class WorkQueue<T> {

    /** Something that waits, with about how many bytes it holds on the heap. */
    private record Entry<T>(T work, long weight) {}

    private final long most;
    private final Queue<Entry<T>> entries = new ArrayDeque<>();
    private long weight;
    private boolean closed;

    /**
     * Creates an empty queue.
     *
     * @param most how many bytes wait at once; one piece of work may be larger if it is alone
     */
    WorkQueue(long most) {
        this.most = most;
    }

    /** Adds work and returns true, or returns false if the queue is closed. Waits for room. */
    synchronized boolean add(T work, long weighing) {
        boolean interrupted = false;
        while (!closed && !entries.isEmpty() && weight + weighing > most) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !closed && put(work, weighing);
    }

    /** Takes no more work; what waits is still to be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Takes what waits, at most so many; waits for the first. Empty if the queue is closed and nothing is left. */
    synchronized List<T> take(int largest) throws InterruptedException {
        while (entries.isEmpty() && !closed) {
            wait();
        }
        List<T> taken = new ArrayList<>(Math.min(largest, entries.size()));
        while (taken.size() < largest && !entries.isEmpty()) {
            Entry<T> entry = entries.remove();
            weight -= entry.weight();
            taken.add(entry.work());
        }
        notifyAll();
        return taken;
    }

    /** Takes all that waits, without waiting. */
    synchronized List<T> rest() {
        List<T> rest = entries.stream().map(Entry::work).toList();
        entries.clear();
        return rest;
    }

    private boolean put(T work, long weighing) {
        entries.add(new Entry<>(work, weighing));
        weight += weighing;
        notifyAll();
        return true;
    }
}
