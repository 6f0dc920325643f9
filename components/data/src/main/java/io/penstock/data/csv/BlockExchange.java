package io.penstock.data.csv;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Passes a fixed number of blocks around between the thread that fills them and those that read them. */
final class BlockExchange {

    private final Deque<FieldBlock> free = new ArrayDeque<>();
    private final Deque<FieldBlock> full = new ArrayDeque<>();
    private boolean ended;
    private boolean failed;

    BlockExchange(int blocks) {
        for (int i = 0; i < blocks; i++) {
            free.add(new FieldBlock());
        }
    }

    synchronized void offer(FieldBlock block) {
        full.add(block);
        notifyAll();
    }

    synchronized void release(FieldBlock block) {
        free.add(block);
        notifyAll();
    }

    /** Waits for a free block; null after a failure. */
    synchronized @Nullable FieldBlock takeFree() throws InterruptedException {
        while (free.isEmpty() && !failed) {
            wait();
        }
        return failed ? null : free.poll();
    }

    /** Returns a free block, or null if there is none now. */
    synchronized @Nullable FieldBlock pollFree() {
        return failed ? null : free.poll();
    }

    /** Waits for the next full block; null at the end or after a failure. */
    synchronized @Nullable FieldBlock takeFull() throws InterruptedException {
        while (full.isEmpty() && !ended && !failed) {
            wait();
        }
        return failed ? null : full.poll();
    }

    /** Returns the next full block, or null if there is none now. */
    synchronized @Nullable FieldBlock pollFull() {
        return failed ? null : full.poll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized void fail() {
        failed = true;
        notifyAll();
    }

    synchronized boolean hasFailed() {
        return failed;
    }
}
